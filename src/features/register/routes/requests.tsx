import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { areaAndRegion } from '../../../shared/area.ts'
import { dateIn, formatDateOnly, formatDay, formatDayAndTime, rhythm } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { capitalised } from '../../../shared/words.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { meetsInWords } from '../../groups/rules/shown-group.ts'
import { roomPath } from '../../room/rules/room-place.ts'
import { regions, societySettings } from '../../society/queries.ts'
import { inviteContactToLead, noteArrangement } from '../commands/agree-on-contact.ts'
import { answerContact, endContact, withdrawContact, writeToContact } from '../commands/answer-contact.ts'
import { arrangementForm, contactAnswerForm, contactMessageForm } from '../forms.ts'
import { EntryFacts } from '../pages/person-page.tsx'
import { RequestPage, type RequestPageProps } from '../pages/request-page.tsx'
import { type RequestLine, RequestsPage } from '../pages/requests-page.tsx'
import { accreditationOf } from '../queries/accreditation.ts'
import {
  type ContactGroup,
  type ContactRequest,
  contactGroup,
  contactMessages,
  contactRequestById,
  countContactRequestsWaiting,
  notedArrangement,
  ownContactRequests,
} from '../queries/contact.ts'
import { entryOf, ownPeerGroups } from '../queries/entries.ts'
import { leadingExperienceInWords, memberExperienceInWords } from '../rules/experience.ts'
import { askedForInWords } from '../rules/request-words.ts'
import { standingInWords } from '../rules/standing.ts'
import { dayOf } from './decisions-shown.ts'

export const requestRoutes = new Hono<WebEnv>()
requestRoutes.use('/register/requests', requireSignIn)
requestRoutes.use('/register/requests/*', requireSignIn)

requestRoutes.get('/register/requests', (c) =>
  show(c, async (db) => {
    const { toMe, mine } = await ownContactRequests(db)
    const { timeZone } = await societySettings(db)
    const line = (request: ContactRequest): RequestLine => ({
      id: request.id,
      kind: request.kind,
      state: request.state,
      other: request.other,
      askedOn: dayOf(request.askedAt, timeZone),
      next: nextOf(request),
    })
    return (
      <RequestsPage
        toMe={toMe.map(line)}
        mine={mine.map(line)}
        waiting={await countContactRequestsWaiting(db)}
      />
    )
  }),
)

function nextOf({ state, isMine, other }: ContactRequest): string {
  if (state === 'open') return isMine ? `It is ${other}’s turn to answer.` : 'Read it and say yes or no.'
  if (state === 'accepted') return 'You can write to each other.'
  return 'Nothing is left to do.'
}

const request = '/register/requests/:id{[0-9a-f-]{36}}'
const pageOf = (c: Web, saved: string) => `/register/requests/${idIn(c)}?saved=${saved}`

requestRoutes.get(request, (c) => show(c, (db) => requestPage(c, db)))

requestRoutes.post(`${request}/answer`, (c) =>
  submit(c, {
    form: contactAnswerForm,
    command: (db, values) => answerContact(db, idIn(c), values),
    done: ({ answered }) => pageOf(c, answered),
    again: (db, answer) => requestPage(c, db, { answer }),
    words: {
      'answered-already': 'This request is answered, taken back or has run out already.',
      'others-agree-first':
        'Not all who sit in the group have agreed yet. They were asked by email; their page of the group says who.',
      'no-place-free':
        'No place is free any more: somebody was faster. Enter another free place first, or decline.',
    },
  }),
)

requestRoutes.post(`${request}/messages`, (c) =>
  submit(c, {
    form: contactMessageForm,
    command: (db, values) => writeToContact(db, idIn(c), values),
    done: () => pageOf(c, 'sent'),
    again: (db, message) => requestPage(c, db, { message }),
    words: {
      'conversation-over': 'This conversation has ended: nothing further is written here.',
      'their-turn': 'You have written several times in a row. Wait for an answer first.',
    },
  }),
)

requestRoutes.post(`${request}/withdrawal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => withdrawContact(db, idIn(c)),
    done: () => pageOf(c, 'withdrawn'),
    again: (db, other) => requestPage(c, db, { other }),
    words: { 'answered-already': 'They have answered meanwhile.' },
  }),
)

requestRoutes.post(`${request}/ending`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => endContact(db, idIn(c)),
    done: () => pageOf(c, 'ended'),
    again: (db, other) => requestPage(c, db, { other }),
    words: { 'conversation-over': 'This conversation has ended already.' },
  }),
)

requestRoutes.post(`${request}/invitation`, freshSignIn, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => inviteContactToLead(db, idIn(c)),
    done: () => pageOf(c, 'invited'),
    again: (db, other) => requestPage(c, db, { other }),
    words: {
      'conversation-over': 'This conversation has ended: ask them again first.',
      'already-leads': 'They lead this group already.',
      'already-invited': 'They are invited already, and can still accept.',
      'too-many-invitations':
        'Three invitations are out and not answered. Wait for an answer, or withdraw one of them first.',
    },
  }),
)

requestRoutes.post(`${request}/arrangement`, (c) =>
  submit(c, {
    form: arrangementForm,
    command: (db, values) => noteArrangement(db, idIn(c), values),
    done: () => pageOf(c, 'noted'),
    again: (db, note) => requestPage(c, db, { note }),
    words: {
      'conversation-over': 'Nothing has been agreed here that could be noted.',
      'no-group-yet': 'It is noted for a group: you lead none in this request.',
      'noted-already': 'It is noted already.',
    },
  }),
)

const words = {
  asked: 'Your request is on its way.',
  accept: 'Your yes is on its way. You can write to each other now.',
  decline: 'They are told, kindly.',
  sent: 'Your message is on its way.',
  withdrawn: 'The request is taken back.',
  ended: 'The conversation has ended.',
  invited: 'The invitation is on its way.',
  noted: 'The supervision is noted.',
}

async function requestPage(c: Web, db: ViewerDb, attempts: RequestPageProps['attempts'] = {}) {
  const one = found(await contactRequestById(db, idIn(c)))
  const group = await contactGroup(db, one.id)
  const { timeZone } = await societySettings(db)
  const arrangement = await notedArrangement(db, one.id)
  const messages = await contactMessages(db, one.id)
  const asks = askedForInWords(one, group?.name ?? null)
  return (
    <RequestPage
      request={one}
      title={one.isMine ? titleOfMine(one, group) : `${one.asker.name} asks ${asks}`}
      askedOn={dayOf(one.askedAt, timeZone)}
      until={formatDay(one.expiresAt, timeZone)}
      group={group && shownGroup(group)}
      about={await aboutOther(db, one)}
      said={messages.map(({ authorId, author, body, writtenAt }) => ({
        when: formatDayAndTime(writtenAt, timeZone),
        who: authorId === db.viewer.personId ? 'You' : (author ?? one.other),
        body,
      }))}
      arrangement={
        arrangement && arrangement.endedOn === null
          ? `${capitalised(rhythm(arrangement.everyWeeks))}, since ${formatDateOnly(arrangement.sinceOn)}.`
          : null
      }
      noteFrom={{ sinceOn: dateIn(db.now, timeZone), everyWeeks: await usualWeeks(db, one) }}
      invited={one.invitationId !== null}
      terms={one.kind === 'supervision' ? `/supervision/requests/${one.id}` : null}
      peers={one.kind === 'peer-group' && one.asked.peerGroupId ? `/peers/${one.asked.peerGroupId}` : null}
      room={one.kind === 'supervision' && one.state === 'accepted' ? roomPath('supervision', one.id) : null}
      saved={savedIn(c, words)}
      attempts={attempts}
    />
  )
}

/** As often as the peers meet; a supervisor is usually seen once a month. */
async function usualWeeks(db: ViewerDb, { asked }: ContactRequest): Promise<number> {
  if (asked.peerGroupId === null) return 4
  return (await ownPeerGroups(db)).find(({ id }) => id === asked.peerGroupId)?.everyWeeks ?? 4
}

function titleOfMine({ kind, asked }: ContactRequest, group: ContactGroup | null): string {
  const about = group ? `, about ${group.name}` : ''
  if (kind === 'peer-group') return `You asked ${asked.name} for a place`
  return `You asked ${asked.name}${about}`
}

/** Between two who agreed to talk: what the other says of themselves in the register. */
async function aboutOther(db: ViewerDb, one: ContactRequest) {
  if (one.state !== 'accepted' && one.state !== 'ended') return null
  const otherId = one.isMine ? one.asked.personId : one.asker.personId
  const entry = otherId ? await entryOf(db, otherId) : undefined
  if (!otherId || !entry) return null
  return (
    <>
      <p>{standingInWords(await accreditationOf(db, otherId))}</p>
      <EntryFacts
        entry={{
          ...entry,
          memberExperience: memberExperienceInWords(entry),
          leadingExperience: leadingExperienceInWords(entry),
        }}
        regions={await regions(db)}
      />
    </>
  )
}

const shownGroup = (group: ContactGroup): NonNullable<RequestPageProps['group']> => ({
  name: group.name,
  where: [group.mode === 'online' ? 'Online' : 'Face to face', areaAndRegion(group.area, group.regionName)]
    .filter(Boolean)
    .join(' · '),
  when: meetsInWords(group),
  professions:
    group.professions.length > 0
      ? group.professions.join(', ')
      : 'Everyone who works with patients or clients',
  leaders: group.leaders,
})

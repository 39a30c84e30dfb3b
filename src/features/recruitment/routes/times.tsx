import { Hono } from 'hono'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, isSaidIn, savedIn, tokenIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, showHeld, submit, submitHeld } from '../../../platform/web/respond.tsx'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { timeZoneChoices } from '../../../shared/time-zones.ts'
import { profileOf } from '../../accounts/queries.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { canSeeCircle } from '../../groups/policy.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { heldInvitation, ownInvitationById } from '../../groups/queries/invitations.ts'
import { answerTimes, answerTimesInvited, answerTimesInvitedHere } from '../commands/answer-times.ts'
import { askAboutTimes, stopAskingAboutTimes } from '../commands/ask-about-times.ts'
import { remindOfTimes, stillToSay } from '../commands/remind-of-times.ts'
import { askTimesForm, weekForm } from '../forms/times.ts'
import { OwnWeekPage } from '../pages/times/own-week-page.tsx'
import { SettledPage } from '../pages/times/settled-page.tsx'
import { TimesPage } from '../pages/times/times-page.tsx'
import { askedAboutTimes } from '../queries/asked-about-times.ts'
import { ownTimeAnswer, timeAnswerOf, timePoll } from '../queries/times.ts'
import { regularTime } from '../rules/regular-time.ts'
import { comesInWords } from '../rules/times/can-come.ts'
import { gridInWords } from '../rules/times/grid-in-words.ts'
import { timeGrid } from '../rules/times/time-grid.ts'
import { askedSlots, settledTime, type TimePoll, takesAnswers } from '../rules/times/time-poll.ts'
import { weekAsked, weekOf } from './week-asked.ts'
import { zoneIn } from './zone-in.ts'

const page = '/groups/:id/times'
const here = (c: Web): string => `/groups/${idIn(c)}/times`

export const timesRoutes = new Hono<WebEnv>()
timesRoutes.use(page, requireSignIn)
timesRoutes.use(`${page}/*`, requireSignIn)

timesRoutes.get(page, (c) => show(c, (db) => timesPage(c, db)))

// Where a form came back from; whoever reloads the address is shown the page.
timesRoutes.get(`${page}/:part{poll|answer|request|poll/ending}`, (c) => c.redirect(here(c), 303))

const notAsked = 'The leaders take no answers about times any more.'

timesRoutes.post(`${page}/poll`, (c) =>
  submit(c, {
    form: askTimesForm,
    command: (db, wish) => askAboutTimes(db, idIn(c), wish),
    done: () => `${here(c)}?saved=asked`,
    again: (db, poll) => timesPage(c, db, { poll }),
    words: {
      'time-settled': 'The regular time has been settled since you opened the page.',
      'closes-in-the-past': 'That day is over. Please choose a day to come, or none.',
    },
  }),
)

timesRoutes.post(`${page}/poll/ending`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => stopAskingAboutTimes(db, idIn(c)),
    done: () => here(c),
    again: (db, button) => timesPage(c, db, { button }),
    words: { 'times-not-asked': 'Nothing is asked any more.' },
  }),
)

timesRoutes.post(`${page}/answer`, (c) =>
  submit(c, {
    form: weekForm,
    command: (db, ticked) => answerTimes(db, idIn(c), ticked),
    done: () => `${here(c)}?saved=answer`,
    again: (db, week) => timesPage(c, db, { week }),
    words: { 'times-not-asked': notAsked },
  }),
)

timesRoutes.post(`${page}/request`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => remindOfTimes(db, idIn(c)),
    done: () => `${here(c)}?saved=request`,
    again: (db, button) => timesPage(c, db, { button }),
    words: {
      'times-not-asked': 'Nothing is asked any more.',
      'nobody-to-ask': 'Everybody has answered meanwhile.',
      'asked-today': 'They have been written to today already. Please give them until tomorrow.',
    },
  }),
)

// Somebody invited to lead answers with the address of their invitation, or signed in.
const invited = '/invitations/:token{[\\w-]{43}}/times'
const invitedHere = '/invitations/:id{[0-9a-f-]{36}}/times'

timesRoutes.get(invited, (c) =>
  showHeld(c, tokenIn(c), async (db) => invitedPage(c, db, found(await heldInvitation(db)))),
)

timesRoutes.post(invited, (c) =>
  submitHeld(c, tokenIn(c), {
    form: weekForm,
    command: answerTimesInvited,
    done: () => `/invitations/${tokenIn(c)}/times?saved`,
    again: async (db, attempt) => invitedPage(c, db, found(await heldInvitation(db)), attempt),
    words: { 'times-not-asked': notAsked },
  }),
)

timesRoutes.get(invitedHere, requireSignIn, (c) =>
  show(c, async (db) => invitedPage(c, db, found(await ownInvitationById(db, idIn(c))))),
)

timesRoutes.post(invitedHere, requireSignIn, (c) =>
  submit(c, {
    form: weekForm,
    command: (db, ticked) => answerTimesInvitedHere(db, idIn(c), ticked),
    done: () => `/invitations/${idIn(c)}/times?saved`,
    again: async (db, attempt) => invitedPage(c, db, found(await ownInvitationById(db, idIn(c))), attempt),
    words: { 'times-not-asked': notAsked },
  }),
)

type Attempts = Partial<Record<'poll' | 'week' | 'button', Returned | undefined>>

async function timesPage(c: Web, db: ViewerDb, attempts: Attempts = {}) {
  const group = await groupFor(db, idIn(c), canSeeCircle)
  if (group.standing === 'member') return memberPage(c, db, group, attempts.week)
  const shared = { group, seats: await groupCircle(db, group.id), saved: savedIn(c, savedWords) }
  const people = await askedAboutTimes(db, group)
  const isSettled = settledTime(group) !== null
  const silent = stillToSay(people, isSettled).filter(({ personId }) => personId !== db.viewer.personId)
  if (isSettled) {
    return (
      <SettledPage
        {...shared}
        regularTime={regularTime(group) ?? ''}
        applicants={people.flatMap(({ name, application, comes }) =>
          application ? [{ id: application.id, name, ...comesInWords(comes) }] : [],
        )}
        silent={silent.length}
        attempt={attempts.button}
      />
    )
  }
  const poll = (await timePoll(db, group.id)) ?? null
  const asked = poll ?? nothing
  const today = dateIn(db.now, group.timeZone)
  const isAsking = poll !== null && takesAnswers(poll, group, today)
  const own = people.find(({ personId }) => personId === db.viewer.personId)?.answers ?? null
  return (
    <TimesPage
      {...shared}
      poll={poll}
      state={stateInWords(asked, isAsking)}
      isAsking={isAsking}
      week={weekOf(asked, group, today, { said: own, zone: await ownZone(db) })}
      hasAnswered={own !== null}
      grid={gridInWords(asked, timeGrid(askedSlots(asked), people))}
      silent={isAsking ? silent.length : 0}
      attempts={attempts}
    />
  )
}

const nothing: TimePoll = { weekdays: [], timesOfDay: [], closesOn: null, endedAt: null }

function stateInWords({ closesOn }: TimePoll, isAsking: boolean): string {
  if (!isAsking) return 'Answers are taken no more. What was said stands above; you can ask again.'
  return closesOn
    ? `Answers are taken until the end of ${formatDate(closesOn)}, or until you settle the time.`
    : 'Answers are taken until you settle the time.'
}

const savedWords: Readonly<Record<string, string>> = {
  asked:
    'Asked. Applicants tick their times when they apply; those who have applied already find it on their page.',
  answer: 'Your times are saved.',
  request: 'They have been written to.',
}

async function ownZone(db: ViewerDb): Promise<string | null> {
  const { personId } = db.viewer
  return personId ? ((await profileOf(db, personId))?.timeZone ?? null) : null
}

async function memberPage(c: Web, db: ViewerDb, group: Group, attempt?: Returned) {
  const said = await ownTimeAnswer(db, group.id, found(db.viewer.personId))
  return (
    <OwnWeekPage
      groupName={group.name}
      action={`${here(c)}/answer`}
      back={{ href: `/groups/${group.id}/circle`, label: 'The circle' }}
      asked={await weekAsked(db, group, { said, zone: await ownZone(db) })}
      regularTime={regularTime(group)}
      zones={null}
      isSecret={false}
      wasSaved={savedIn(c, savedWords) !== null}
      attempt={attempt}
    />
  )
}

type Invited = Awaited<ReturnType<typeof heldInvitation>>

async function invitedPage(c: Web, db: Db, invitation: Invited, attempt?: Returned) {
  const { id, kind, state, group: toLead } = found(invitation)
  if (kind !== 'leader' || state !== 'open' || !toLead) throw new NotFound()
  const group = await groupById(db, toLead.id)
  const token = c.req.param('token')
  const back = `/invitations/${token ?? id}`
  return (
    <OwnWeekPage
      groupName={group.name}
      action={`${back}/times`}
      back={{ href: back, label: 'The invitation' }}
      asked={
        await weekAsked(db, group, {
          said: await timeAnswerOf(db, group.id, { invitationId: id }),
          zone: zoneIn(c),
        })
      }
      regularTime={regularTime(group)}
      zones={group.mode === 'online' ? timeZoneChoices() : null}
      isSecret={token !== undefined}
      wasSaved={isSaidIn(c, 'saved')}
      attempt={attempt}
    />
  )
}

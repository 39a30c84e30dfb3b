import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { listed } from '../../../shared/listed.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { contactRequestById } from '../../register/queries/contact.ts'
import { roomPath } from '../../room/rules/room-place.ts'
import { agreeToTerms, endSupervisionOf, proposeTerms, withdrawTerms } from '../commands/arrange.ts'
import { countForGroup } from '../commands/peer-dates.ts'
import { logSession, planSession } from '../commands/sessions.ts'
import { groupForm, logForm, sessionForm, termsForm } from '../forms.ts'
import { SupervisionPage, type SupervisionPageProps } from '../pages/supervision-page.tsx'
import type { ShownTerms } from '../pages/terms-parts.tsx'
import { ledSinceSupervision } from '../queries/confirmed.ts'
import { groupsCountingOn } from '../queries/peers.ts'
import { sessionsAhead } from '../queries/sessions.ts'
import { societyClock, timed } from '../queries/society-clock.ts'
import {
  endsOn,
  type ProposedTerms,
  type Supervision,
  supervisionById,
  termsToday,
} from '../queries/supervisions.ts'
import type { TermsOf } from '../rules/terms.ts'
import { changesInWords, termsInWords } from '../rules/terms-in-words.ts'
import { heldSessions } from './held.ts'
import { sinceWords } from './own.tsx'
import { backwards, logRefusals, planRefusals } from './refusals.ts'
import { kindInWords, othersIn, shownSession, typedIn, viewerId } from './shown.ts'

export const arrangementRoutes = new Hono<WebEnv>()
arrangementRoutes.use('/supervision/*', async (c, next) =>
  // The room lets in whoever holds a pass, and asks itself.
  c.req.path.endsWith('/room') ? next() : requireSignIn(c, next),
)

const one = '/supervision/:id{[0-9a-f-]{36}}'
const back = (c: Web, saved: string) => `/supervision/${idIn(c)}?saved=${saved}`

const over = 'This supervision has ended.'

arrangementRoutes.get(one, (c) => show(c, (db) => supervisionPage(c, db)))

arrangementRoutes.post(`${one}/terms`, (c) =>
  submit(c, {
    form: termsForm,
    command: (db, values) => proposeTerms(db, idIn(c), values),
    done: () => back(c, 'proposed'),
    again: (db, terms) => supervisionPage(c, db, { terms }),
    words: { 'ends-before-it-begins': backwards, over },
  }),
)

const gone = 'These terms were agreed, taken back or replaced meanwhile.'

arrangementRoutes.post(`${one}/terms/:termsId{[0-9a-f-]{36}}/agreement`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => agreeToTerms(db, idIn(c, 'termsId')),
    done: ({ holds }) => back(c, holds ? 'holds' : 'agreed'),
    again: (db, other) => supervisionPage(c, db, { other }),
    words: { 'terms-gone': gone },
  }),
)

arrangementRoutes.post(`${one}/terms/:termsId{[0-9a-f-]{36}}/withdrawal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => withdrawTerms(db, idIn(c, 'termsId')),
    done: () => back(c, 'withdrawn'),
    again: (db, other) => supervisionPage(c, db, { other }),
    words: { 'terms-gone': gone },
  }),
)

arrangementRoutes.post(`${one}/ending`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => endSupervisionOf(db, idIn(c)),
    done: () => back(c, 'ended'),
    again: (db, other) => supervisionPage(c, db, { other }),
    words: { over },
  }),
)

arrangementRoutes.post(`${one}/group`, (c) =>
  submit(c, {
    form: groupForm,
    command: (db, { groupId }) => countForGroup(db, groupId, { supervisionId: idIn(c) }),
    done: () => back(c, 'counts'),
    again: (db, other) => supervisionPage(c, db, { other }),
    words: { 'does-not-hold': 'These terms do not hold yet, or this supervision is not yours.' },
  }),
)

arrangementRoutes.post(`${one}/sessions`, (c) =>
  submit(c, {
    form: sessionForm,
    command: async (db, values) =>
      planSession(db, { supervisionId: idIn(c) }, { ...(await timed(db, values)), hostId: undefined }),
    done: ({ sessionId }) => `/supervision/sessions/${sessionId}?saved=planned`,
    again: (db, plan) => supervisionPage(c, db, { plan }),
    words: planRefusals,
  }),
)

arrangementRoutes.post(`${one}/log`, (c) =>
  submit(c, {
    form: logForm,
    command: async (db, values) => logSession(db, { supervisionId: idIn(c) }, await timed(db, values)),
    done: ({ sessionId }) => `/supervision/sessions/${sessionId}?saved=logged`,
    again: (db, log) => supervisionPage(c, db, { log }),
    words: logRefusals,
  }),
)

const words = {
  proposed: 'Your terms are on their way. They hold as soon as everybody has said yes.',
  agreed: 'Your yes is noted. The terms hold as soon as everybody has said yes.',
  holds: 'All of you have agreed: the supervision is in place.',
  withdrawn: 'The terms are taken back.',
  ended: 'It is noted that the supervision has ended.',
  counts: 'The group’s essentials know it as its supervision.',
}

async function supervisionPage(c: Web, db: ViewerDb, attempts: SupervisionPageProps['attempts'] = {}) {
  const me = viewerId(db)
  const supervision = found(await supervisionById(db, idIn(c)))
  const clock = await societyClock(db)
  const among = { supervisionId: supervision.id }
  const terms = termsToday(supervision, clock.today)
  const isSupervisor = supervision.supervisor.id === me
  const since = isSupervisor ? null : await ledSinceSupervision(db)
  const begin = terms ?? supervision.proposal
  return (
    <SupervisionPage
      id={supervision.id}
      title={othersIn(supervision, me)}
      lead={kindInWords[supervision.kind]}
      back={
        isSupervisor
          ? { href: '/supervising', label: 'Whom you supervise' }
          : { href: '/supervision', label: 'Your supervision' }
      }
      ending={endingWords(supervision, clock.today)}
      whoReads={`${whoReads(supervision, me)} read this, and nobody else. The society knows that there is supervision, and no more.`}
      zone={typedIn(clock)}
      state={supervision.endedAt ? 'ended' : terms ? 'holds' : 'proposed'}
      terms={terms ? shownTerms(supervision, terms, me) : null}
      proposal={
        supervision.proposal && !supervision.endedAt
          ? shownTerms(supervision, supervision.proposal, me, terms)
          : null
      }
      begin={{
        everyWeeks: begin?.everyWeeks ?? 4,
        lengthMinutes: begin?.lengthMinutes ?? 60,
        mode: begin?.mode ?? 'online',
        feeMinor: begin?.feeMinor ?? null,
        currency: begin?.currency ?? 'GBP',
        beginsOn: clock.today,
      }}
      ahead={(await sessionsAhead(db, among)).map((session) => shownSession(session, clock, me))}
      held={await heldSessions(c, db, among, `/supervision/${supervision.id}`)}
      people={supervision.supervisees}
      ledSince={since?.meetings ?? 0}
      supervises={isSupervisor}
      sinceWords={since && sinceWords(since.lastAt && dateIn(since.lastAt, clock.timeZone), since.meetings)}
      room={
        terms && !supervision.endedAt && terms.mode === 'online'
          ? roomPath('supervision', supervision.id)
          : null
      }
      groups={isSupervisor ? [] : await groupsCountingOn(db, { supervisionId: supervision.id })}
      requestHref={
        supervision.requestId && (await contactRequestById(db, supervision.requestId))
          ? `/register/requests/${supervision.requestId}`
          : null
      }
      saved={savedIn(c, words)}
      attempts={attempts}
    />
  )
}

/** From six weeks before the last day that was agreed on. */
function endingWords(supervision: Supervision, today: Temporal.PlainDate): string | null {
  const until = supervision.endedAt || supervision.proposal ? null : endsOn(supervision)
  if (!until || Temporal.PlainDate.compare(today.add({ weeks: 6 }), until) < 0) return null
  return `Agreed until ${formatDateOnly(until)}`
}

/** 'You and Sylvie Marsh', 'You, Sylvie Marsh and Isla Grant' */
const whoReads = ({ supervisor, supervisees }: Supervision, me: string): string =>
  listed(['You', ...[supervisor, ...supervisees].flatMap(({ id, name }) => (id === me ? [] : name))])

function shownTerms(
  { supervisor, supervisees }: Supervision,
  terms: ProposedTerms,
  me: string,
  /** What holds so far: said beside what would change. */
  now?: TermsOf,
): ShownTerms {
  const people = [supervisor, ...supervisees]
  const called = (who: typeof people) => listed(who.map(({ id, name }) => (id === me ? 'you' : name)))
  const waiting = people.filter(({ id }) => !terms.agreedBy.includes(id))
  const agreed = people.filter(({ id }) => terms.agreedBy.includes(id))
  return {
    id: terms.id,
    facts: now ? changesInWords(terms, now) : termsInWords(terms),
    agreed: `Agreed so far: ${called(agreed)}.`,
    waitsFor: waiting.length > 0 ? `It waits for ${called(waiting)}.` : '',
    isMine: waiting.some(({ id }) => id === me),
  }
}

import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDayAndTime } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { listed } from '../../../shared/listed.ts'
import { counted } from '../../../shared/words.ts'
import { ownPeerGroups } from '../../register/queries/entries.ts'
import { roomPath } from '../../room/rules/room-place.ts'
import {
  cancelSession,
  confirmSession,
  disputeSession,
  logSession,
  moveSession,
  withdrawSession,
} from '../commands/sessions.ts'
import { disputeForm, logForm, sessionForm } from '../forms.ts'
import { SessionPage, type SessionPageProps } from '../pages/session-page.tsx'
import { ledBefore, meetingsCovered } from '../queries/confirmed.ts'
import { peersThen } from '../queries/peers.ts'
import { type Session, sessionById } from '../queries/sessions.ts'
import { societyClock, timed } from '../queries/society-clock.ts'
import { type Person, supervisionById } from '../queries/supervisions.ts'
import { answerRefusals, logRefusals, planRefusals } from './refusals.ts'
import { forYouInWords, othersIn, typedIn, viewerId, whenInWords } from './shown.ts'

/** Behind the sign-in of /supervision/*. */
export const sessionRoutes = new Hono<WebEnv>()

const one = '/supervision/sessions/:sessionId{[0-9a-f-]{36}}'
const idOf = (c: Web) => idIn(c, 'sessionId')
const back = (c: Web, saved: string) => `/supervision/sessions/${idOf(c)}?saved=${saved}`

sessionRoutes.get(one, (c) => show(c, (db) => sessionPage(c, db)))

sessionRoutes.post(one, (c) =>
  submit(c, {
    form: sessionForm,
    command: async (db, values) => moveSession(db, idOf(c), await timed(db, values)),
    done: () => back(c, 'moved'),
    again: (db, move) => sessionPage(c, db, { move }),
    words: { ...planRefusals, 'not-ahead': 'It has begun, was logged or cancelled meanwhile.' },
  }),
)

sessionRoutes.post(`${one}/cancellation`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => cancelSession(db, idOf(c)),
    done: () => back(c, 'cancelled'),
    again: (db, other) => sessionPage(c, db, { other }),
    words: { 'not-ahead': 'It was logged or cancelled meanwhile.' },
  }),
)

sessionRoutes.post(`${one}/log`, (c) =>
  submit(c, {
    form: logForm,
    command: async (db, values) => logSession(db, { sessionId: idOf(c) }, await timed(db, values)),
    done: () => back(c, 'logged'),
    again: (db, log) => sessionPage(c, db, { log }),
    words: logRefusals,
  }),
)

sessionRoutes.post(`${one}/confirmation`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => confirmSession(db, idOf(c)),
    done: () => back(c, 'confirmed'),
    again: (db, other) => sessionPage(c, db, { other }),
    words: answerRefusals,
  }),
)

sessionRoutes.post(`${one}/dispute`, (c) =>
  submit(c, {
    form: disputeForm,
    command: (db, values) => disputeSession(db, idOf(c), values),
    done: () => back(c, 'disputed'),
    again: (db, dispute) => sessionPage(c, db, { dispute }),
    words: answerRefusals,
  }),
)

sessionRoutes.post(`${one}/withdrawal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => withdrawSession(db, idOf(c)),
    done: () => back(c, 'withdrawn'),
    again: (db, other) => sessionPage(c, db, { other }),
    words: answerRefusals,
  }),
)

const words = {
  planned: 'The session is planned; everybody has it for their calendar.',
  moved: 'The session has moved; everybody is told.',
  cancelled: 'The session is cancelled; everybody is told.',
  logged: 'It is logged. It counts once it is confirmed.',
  confirmed: 'Confirmed: it counts.',
  disputed: 'The others are told what is not so.',
  withdrawn: 'It is withdrawn and does not count.',
}

const stepWords: Record<string, string> = {
  planned: 'planned it',
  moved: 'moved it',
  cancelled: 'cancelled it',
  logged: 'logged it',
  corrected: 'logged it anew',
  confirmed: 'confirmed it',
  disputed: 'said that it was not so',
  withdrawn: 'withdrew it',
}

interface Around {
  title: string
  back: { href: string; label: string }
  people: readonly Person[]
  supervises: boolean
  goesOn: boolean
  room: string | null
  /** Who can confirm what is logged, besides the viewer. */
  waitsFor: string
}

async function aroundOf(db: ViewerDb, session: Session, me: string): Promise<Around> {
  const { loggedBy, there } = session
  const room = (subject: string) => (session.mode === 'online' ? roomPath('supervision', subject) : null)
  if (session.supervisionId) {
    // Whoever has left the peers keeps what they took part in, and reads nothing further of it.
    const supervision = await supervisionById(db, session.supervisionId)
    if (!supervision) return ofBefore('Supervision of before', there)
    const { id, supervisor, supervisees } = supervision
    const goesOn = supervision.endedAt === null && supervision.holdsSince !== null
    return {
      title: `Supervision with ${othersIn(supervision, me)}`,
      back: { href: `/supervision/${id}`, label: 'The arrangement' },
      people: supervisees,
      supervises: supervisor.id === me,
      goesOn,
      room: goesOn ? room(id) : null,
      waitsFor: loggedBy === supervisor.id ? oneOf(there) : supervisor.name,
    }
  }
  const group = (await ownPeerGroups(db)).find(({ id }) => id === session.peerGroupId)
  const people = await peersThen(db, session)
  if (!group) return ofBefore(session.peers ?? 'A peer supervision group of before', people, session)
  return {
    title: group.name,
    back: { href: `/peers/${group.id}`, label: group.name },
    people,
    supervises: false,
    goesOn: true,
    room: room(group.id),
    waitsFor: oneOf(there.filter(({ id }) => id !== loggedBy)),
  }
}

const ofBefore = (title: string, people: readonly Person[], session?: Session): Around => ({
  title,
  back: { href: '/supervision', label: 'Your supervision' },
  people,
  supervises: false,
  goesOn: false,
  room: null,
  waitsFor: oneOf((session?.there ?? []).filter(({ id }) => id !== session?.loggedBy)),
})

/** 'Isla Grant or Bruno Costa' */
const oneOf = (people: readonly Person[]): string =>
  people.length === 0 ? 'another who was there' : people.map(({ name }) => name).join(' or ')

async function sessionPage(c: Web, db: ViewerDb, attempts: SessionPageProps['attempts'] = {}) {
  const me = viewerId(db)
  const session = found(await sessionById(db, idOf(c)))
  const clock = await societyClock(db)
  const around = await aroundOf(db, session, me)
  const isPeers = session.peerGroupId !== null
  const known = await meetingsCovered(db, session.id)
  // Of those who are supervised together it is one number; among peers each knows their own.
  const covered = known.find(({ personId }) => personId === me) ?? (isPeers ? undefined : known[0])
  const begin = session.startsAt.toZonedDateTimeISO(clock.timeZone)
  const wasLogged = session.there.length > 0
  return (
    <SessionPage
      id={session.id}
      title={around.title}
      when={whenInWords(session, clock)}
      forYou={forYouInWords(session, clock)}
      zone={typedIn(clock)}
      back={around.back}
      state={session.state}
      facts={[
        ['Length', `${session.lengthMinutes} minutes`],
        ['How', session.mode === 'online' ? 'online' : 'face to face'],
        session.host ? ['Host', session.host.name] : null,
        wasLogged ? ['Who was there', listed(session.there.map(({ name }) => name))] : null,
        covered ? ['Meetings covered', counted(covered.meetings, 'meeting')] : null,
      ]}
      steps={session.steps.map(({ kind, by, at }) => ({
        when: formatDayAndTime(at, clock.timeZone),
        words: `${by ?? 'Somebody'} ${stepWords[kind] ?? kind}`,
      }))}
      confirms={session.confirms}
      withdraws={session.loggedBy === me}
      disputes={
        session.state === 'logged' &&
        session.loggedBy !== me &&
        (session.confirms || (isPeers && around.goesOn))
      }
      disputed={
        session.disputedWhat && {
          what: session.disputedWhat,
          by: session.disputedBy === me ? 'You' : (session.disputedByName ?? 'Somebody'),
        }
      }
      waitsFor={around.waitsFor}
      begin={{
        on: dateIn(session.startsAt, clock.timeZone),
        at: begin.toPlainTime(),
        lengthMinutes: session.lengthMinutes,
        mode: session.mode,
        host: session.host?.id,
      }}
      people={around.people}
      there={wasLogged ? session.there.map(({ id }) => id) : around.people.map(({ id }) => id)}
      covered={covered?.meetings ?? (around.supervises ? 0 : await ledBefore(db, session.startsAt))}
      isPeers={isPeers}
      supervises={around.supervises}
      goesOn={around.goesOn}
      room={around.room}
      saved={savedIn(c, words)}
      attempts={attempts}
    />
  )
}

import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDayAndTime, formatMeetingTime } from '../../../shared/calendar.ts'
import { listed } from '../../../shared/listed.ts'
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
import { buttonForm, disputeForm, logForm, sessionForm } from '../forms.ts'
import { SessionPage, type SessionPageProps } from '../pages/session-page.tsx'
import { coveredMeetings, ledSinceSupervision } from '../queries/confirmed.ts'
import { type Session, sessionById } from '../queries/sessions.ts'
import { societyClock } from '../queries/society-clock.ts'
import { type Person, supervisionById } from '../queries/supervisions.ts'
import { answerRefusals, logRefusals, planRefusals } from './refusals.ts'
import { othersIn, pathId, savedWords, viewerId } from './shown.ts'

/** Behind the sign-in of /supervision/*. */
export const sessionRoutes = new Hono<WebEnv>()

const one = '/supervision/sessions/:sessionId{[0-9a-f-]{36}}'
const idOf = (c: Web) => pathId(c, 'sessionId')
const back = (c: Web, saved: string) => `/supervision/sessions/${idOf(c)}?saved=${saved}`

sessionRoutes.get(one, (c) => show(c, (db) => sessionPage(c, db)))

sessionRoutes.post(one, (c) =>
  submit(c, {
    form: sessionForm,
    command: async (db, { on, at, ...values }) =>
      moveSession(db, idOf(c), { ...values, startsAt: (await societyClock(db)).instant(on, at) }),
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
    command: async (db, { on, at, ...values }) =>
      logSession(
        db,
        { sessionId: idOf(c) },
        { ...values, startsAt: (await societyClock(db)).instant(on, at) },
      ),
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
  names: ReadonlyMap<string, string>
  goesOn: boolean
  room: string | null
  waitsFor: string
}

async function aroundOf(db: ViewerDb, session: Session, me: string): Promise<Around> {
  if (session.supervisionId) {
    const supervision = found(await supervisionById(db, session.supervisionId))
    const { supervisor, supervisees } = supervision
    return {
      title: `Supervision with ${othersIn(supervision, me)}`,
      back: { href: `/supervision/${supervision.id}`, label: 'The arrangement' },
      people: supervisees,
      names: new Map([supervisor, ...supervisees].map(({ id, name }) => [id, name])),
      goesOn: supervision.endedAt === null && supervision.holdsSince !== null,
      room: session.mode === 'online' ? roomPath('supervision', supervision.id) : null,
      waitsFor:
        session.loggedBy === supervisor.id ? listed(supervisees.map(({ name }) => name)) : supervisor.name,
    }
  }
  const group = (await ownPeerGroups(db)).find(({ id }) => id === session.peerGroupId)
  const people = group ? group.members.map(({ personId, name }) => ({ id: personId, name })) : session.there
  return {
    title: group?.name ?? 'A peer supervision group of before',
    back: group
      ? { href: `/peers/${group.id}`, label: group.name }
      : { href: '/supervision', label: 'Your supervision' },
    people,
    names: new Map(people.map(({ id, name }) => [id, name])),
    goesOn: group !== undefined,
    room: group && session.mode === 'online' ? roomPath('supervision', group.id) : null,
    waitsFor: 'another who was there',
  }
}

async function sessionPage(c: Web, db: ViewerDb, attempts: SessionPageProps['attempts'] = {}) {
  const me = viewerId(db)
  const session = found(await sessionById(db, idOf(c)))
  const { timeZone } = await societyClock(db)
  const around = await aroundOf(db, session, me)
  const isPeers = session.peerGroupId !== null
  const own = (await coveredMeetings(db)).filter(({ sessionId }) => sessionId === session.id)
  const covered = own.find(({ personId }) => personId === me) ?? (isPeers ? undefined : own[0])
  const begin = session.startsAt.toZonedDateTimeISO(timeZone)
  const wasLogged = session.there.length > 0
  return (
    <SessionPage
      id={session.id}
      title={around.title}
      when={formatMeetingTime(session.startsAt, session.endsAt, timeZone)}
      back={around.back}
      state={session.state}
      facts={[
        ['Length', `${session.lengthMinutes} minutes`],
        ['How', session.mode === 'online' ? 'online' : 'face to face'],
        session.host ? ['Host', session.host.name] : null,
        wasLogged ? ['Who was there', listed(session.there.map(({ name }) => name))] : null,
        covered ? ['Meetings covered', String(covered.meetings)] : null,
      ]}
      steps={session.steps.map(({ kind, by, at }) => ({
        when: formatDayAndTime(at, timeZone),
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
          by: session.disputedBy === me ? 'You' : (around.names.get(session.disputedBy ?? '') ?? 'Somebody'),
        }
      }
      waitsFor={around.waitsFor}
      begin={{
        on: dateIn(session.startsAt, timeZone),
        at: begin.toPlainTime(),
        lengthMinutes: session.lengthMinutes,
        mode: session.mode,
        host: session.host?.id,
      }}
      people={around.people}
      there={wasLogged ? session.there.map(({ id }) => id) : around.people.map(({ id }) => id)}
      covered={covered?.meetings ?? (await ledSinceSupervision(db)).meetings}
      isPeers={isPeers}
      goesOn={around.goesOn}
      room={around.room}
      saved={savedWords(c, words)}
      attempts={attempts}
    />
  )
}

import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { type Among, sessionById } from '../queries/sessions.ts'
import type { DisputeReason } from '../rules/session-state.ts'
import { ask, tellSides } from './arrange.ts'

export interface SessionWish {
  startsAt: Temporal.Instant
  lengthMinutes: number
  mode: 'face-to-face' | 'online'
  /** Among peers. */
  hostId?: string | undefined
}

export type PlanRefusal = Refusal<'hour-past' | 'hour-taken' | 'terms-end-before'>

const idsOf = (among: Among) => ({
  supervisionId: 'supervisionId' in among ? among.supervisionId : null,
  peerGroupId: 'peerGroupId' in among ? among.peerGroupId : null,
})

/** Either side plans the next one; the others get an invitation for their calendar. */
export async function planSession(
  db: ViewerDb,
  among: Among,
  wish: SessionWish,
): Promise<{ sessionId: string } | PlanRefusal> {
  const { supervisionId, peerGroupId } = idsOf(among)
  const sessionId = newId()
  const said = await ask(
    db,
    sql`plan_supervision(${sessionId}::uuid, ${supervisionId}::uuid, ${peerGroupId}::uuid,
      ${wish.startsAt.toString()}::timestamptz, ${wish.lengthMinutes}::int, ${wish.mode}, ${wish.hostId ?? null}::uuid)`,
  )
  const refused = refusedHour(said)
  if (refused) return refused
  await tellAll(db, { supervisionId, peerGroupId }, 'supervision-session-planned', sessionId)
  return { sessionId }
}

export async function moveSession(
  db: ViewerDb,
  sessionId: string,
  wish: SessionWish,
): Promise<{ sessionId: string } | PlanRefusal | Refusal<'not-ahead'>> {
  const session = found(await sessionById(db, sessionId))
  const said = await ask(
    db,
    sql`move_supervision(${sessionId}::uuid, ${wish.startsAt.toString()}::timestamptz, ${wish.lengthMinutes}::int,
      ${wish.mode}, ${wish.hostId ?? null}::uuid)`,
  )
  const refused = refusedHour(said)
  if (refused) return refused
  if (said === 'gone') return refuse('not-ahead')
  await tellAll(db, session, 'supervision-session-moved', sessionId)
  return { sessionId }
}

function refusedHour(said: string): PlanRefusal | null {
  if (said === 'none') throw new NotFound()
  if (said === 'past') return refuse('hour-past')
  if (said === 'over') return refuse('terms-end-before')
  return said === 'taken' ? refuse('hour-taken') : null
}

export async function cancelSession(
  db: ViewerDb,
  sessionId: string,
): Promise<{ cancelled: true } | Refusal<'not-ahead'>> {
  const session = found(await sessionById(db, sessionId))
  const said = await ask(db, sql`cancel_supervision(${sessionId}::uuid)`)
  if (said === 'none') throw new NotFound()
  if (said !== 'cancelled') return refuse('not-ahead')
  await tellAll(db, session, 'supervision-session-cancelled', sessionId)
  return { cancelled: true }
}

export interface SessionLog {
  startsAt: Temporal.Instant
  lengthMinutes: number
  mode: 'face-to-face' | 'online'
  there: readonly string[]
  meetingsCovered: number
}

export type LogRefusal = Refusal<
  | 'not-over-yet'
  | 'outside-what-was-agreed'
  | 'hour-taken'
  | 'nobody-there'
  | 'two-peers-at-least'
  | 'not-to-log'
>

/** Date, length, kind, who was there and how many meetings it covered; nothing of what was said. */
export async function logSession(
  db: ViewerDb,
  which: Among | { sessionId: string },
  log: SessionLog,
): Promise<{ sessionId: string } | LogRefusal> {
  const session =
    'sessionId' in which ? found(await sessionById(db, which.sessionId)) : { ...idsOf(which), id: newId() }
  const { id: sessionId, supervisionId, peerGroupId } = session
  const said = await ask(
    db,
    sql`log_supervision(${sessionId}::uuid, ${supervisionId}::uuid, ${peerGroupId}::uuid, ${log.startsAt.toString()}::timestamptz,
      ${log.lengthMinutes}::int, ${log.mode}, ${[...log.there]}::uuid[], ${log.meetingsCovered}::int)`,
  )
  switch (said) {
    case 'none':
      throw new NotFound()
    case 'ahead':
      return refuse('not-over-yet')
    case 'outside':
      return refuse('outside-what-was-agreed')
    case 'taken':
      return refuse('hour-taken')
    case 'nobody':
      return refuse('nobody-there')
    case 'alone':
      return refuse('two-peers-at-least')
    case 'gone':
      return refuse('not-to-log')
    default:
      await tellSides(db, { supervisionId, peerGroupId }, 'supervision-session-logged', sessionId)
      return { sessionId }
  }
}

export type AnswerRefusal = Refusal<'answered-already' | 'others-to-answer'>

/** The other side says that it was so: from now on it counts. */
export async function confirmSession(
  db: ViewerDb,
  sessionId: string,
): Promise<{ confirmed: true } | AnswerRefusal> {
  found(await sessionById(db, sessionId))
  const said = await ask(db, sql`confirm_supervision(${sessionId}::uuid)`)
  return refusedStep(said) ?? { confirmed: true }
}

/** The other side says what is not so; then it is logged anew, or withdrawn. */
export async function disputeSession(
  db: ViewerDb,
  sessionId: string,
  { what }: { what: DisputeReason },
): Promise<{ disputed: true } | AnswerRefusal> {
  const session = found(await sessionById(db, sessionId))
  const said = await ask(db, sql`dispute_supervision(${sessionId}::uuid, ${what})`)
  const refused = refusedStep(said)
  if (refused) return refused
  await tellSides(db, session, 'supervision-session-disputed', sessionId)
  return { disputed: true }
}

/** It did not take place, or shall not count. */
export async function withdrawSession(
  db: ViewerDb,
  sessionId: string,
): Promise<{ withdrawn: true } | AnswerRefusal> {
  found(await sessionById(db, sessionId))
  const said = await ask(db, sql`withdraw_supervision(${sessionId}::uuid)`)
  return refusedStep(said) ?? { withdrawn: true }
}

function refusedStep(said: string): AnswerRefusal | null {
  if (said === 'none') throw new NotFound()
  if (said === 'gone') return refuse('answered-already')
  return said === 'theirs' ? refuse('others-to-answer') : null
}

/** An invitation goes to whoever plans, too: it is their calendar as much. */
export async function tellAll(
  db: ViewerDb,
  among: { supervisionId: string | null; peerGroupId: string | null },
  template: string,
  sessionId: string,
): Promise<void> {
  await tellSides(db, among, template, sessionId)
  await queueEmails(db, template, { to: [{ personId: found(db.viewer.personId) }], about: sessionId })
}

import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { storedByName, storedNumber } from '../../../shared/stored-values.ts'
import type { Phase } from '../../meetings/rules/phase.ts'
import { societySettings } from '../../society/queries.ts'
import { kindOfMeeting, type SessionKind, type UsualKind } from '../rules/session-kind.ts'
import { type OwnMinutes, type PlanOf, plannedPhases } from '../rules/session-plan.ts'

/** What a meeting is and how its time is meant to be spent; shown, never enforced. */
export interface SessionPlan {
  kind: SessionKind
  /** What it is unless its leaders say otherwise. */
  byItself: SessionKind
  /** The leaders said so for this very meeting; otherwise it follows from what the meeting is. */
  isChosen: boolean
  /** The group has minutes of its own for this kind. */
  isOwn: boolean
  meetingMinutes: number
  phases: Phase[]
}

/** The plan of one meeting, for whoever may see the meeting. The letter before it and its page say the same. */
export async function sessionPlanFor(db: Db, meetingId: string): Promise<SessionPlan> {
  const { rows } = await sql<MeetingRow>`
    select g.mode, extract(epoch from m.ends_at - m.starts_at)::int / 60 as minutes, s.kind as chosen, u.kind as usual,
      is_first_meeting(m.id) as is_first,
      (select jsonb_object_agg(p.kind, p.minutes) from session_plan p where p.group_id = m.group_id) as own
    from meeting m join balint_group g on g.id = m.group_id
      left join meeting_session s on s.meeting_id = m.id left join usual_session u on u.group_id = m.group_id
    where m.id = ${meetingId}::uuid`.execute(db)
  const row = found(rows[0])
  const { introductionsPercent } = await societySettings(db)
  const facts = { isFirst: row.is_first, usual: row.usual, meetingMinutes: row.minutes }
  const kind = kindOfMeeting({ ...facts, chosen: row.chosen })
  const own = ownMinutesFrom(row.own?.[kind])
  const of: PlanOf = { kind, meetingMinutes: row.minutes, mode: row.mode, introductionsPercent }
  return {
    kind,
    byItself: kindOfMeeting({ ...facts, chosen: null }),
    isChosen: row.chosen !== null,
    isOwn: own !== null,
    meetingMinutes: row.minutes,
    phases: plannedPhases(of, own),
  }
}

interface MeetingRow {
  mode: 'face-to-face' | 'online'
  minutes: number
  chosen: SessionKind | null
  usual: UsualKind | null
  is_first: boolean
  own: Partial<Record<SessionKind, unknown>> | null
}

export interface GroupPlans {
  /** The group's own minutes, by kind; nothing where the recommended ones hold. */
  own: Partial<Record<SessionKind, OwnMinutes>>
  /** null: as its length has room for. */
  usual: UsualKind | null
}

export async function groupPlans(db: Db, groupId: string): Promise<GroupPlans> {
  const plans = await db
    .selectFrom('session_plan')
    .select(['kind', 'minutes'])
    .where('group_id', '=', groupId)
    .execute()
  const usual = await db
    .selectFrom('usual_session')
    .select('kind')
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  const own: GroupPlans['own'] = {}
  for (const { kind, minutes } of plans) {
    const read = ownMinutesFrom(minutes)
    if (read) own[kind] = read
  }
  return { own, usual: usual?.kind ?? null }
}

const keptMinutes = storedByName(storedNumber(0, 240))

/** What an older program kept otherwise is as if nothing had been set. */
const ownMinutesFrom = (kept: unknown): OwnMinutes | null => keptMinutes.safeParse(kept).data ?? null

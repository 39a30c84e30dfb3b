import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Phase } from '../../meetings/rules/phase.ts'
import { planOf } from '../../session-plans/queries/plan-of.ts'
import { groupPlans, sessionPlanFor } from '../../session-plans/queries/session-plan.ts'
import { plannedPhases } from '../../session-plans/rules/session-plan.ts'
import { kindPlan } from '../rules/kind-plan.ts'
import type { RoomKind } from '../rules/room-state.ts'

interface RoomRow {
  kind: RoomKind
  subjectId: string
  groupId: string | null
  minutes: number
  /** Of the taster; null for anything else, or where one may not see it. */
  mode: 'face-to-face' | 'online' | null
  leads: boolean
  hasPlan: boolean
}

/**
 * The plan of a room that whoever comes would bring in: a leader's, or anybody's where there is none yet; with a pass that of a
 * talk alone, for one reads no plan of the group. Otherwise null.
 */
export async function planToBring(db: Db, roomId: string): Promise<Phase[] | null> {
  const { rows } = await sql<RoomRow>`
    select r.kind, r.subject_id as "subjectId", r.group_id as "groupId", o.leads, r.phases <> '[]' as "hasPlan",
      (extract(epoch from r.ends_at - r.starts_at) / 60)::int as minutes,
      (select t.mode from taster t where r.kind = 'taster' and t.id = r.subject_id) as mode
    from own_room_seats() o join room r on r.id = o.room_id
    where r.id = ${roomId}::uuid and r.started_at is null and r.ended_at is null`.execute(db)
  const room = rows[0]
  if (!room || (room.hasPlan && !room.leads)) return null
  if (!('viewer' in db) && room.kind !== 'interview') return null
  if (room.kind === 'meeting') return (await sessionPlanFor(db, room.subjectId)).phases
  if (room.kind !== 'taster') return kindPlan(room.kind, room.minutes)
  if (!room.mode || !room.groupId) return null
  const { own } = await groupPlans(db, room.groupId)
  const of = await planOf(db, { mode: room.mode, lengthMinutes: room.minutes }, 'taster')
  return plannedPhases(of, own.taster ?? null)
}

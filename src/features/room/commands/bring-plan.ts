import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { planToBring } from '../queries/room-plan.ts'

/** Whoever comes signed in brings the plan of the session along; from the start on it stays as it is. */
export async function bringPlan(db: Db, roomId: string): Promise<void> {
  // With a pass or a guest's page one reads no plan of the group.
  const plan = 'viewer' in db ? await planToBring(db, roomId) : null
  if (plan) await sql`select plan_room(${roomId}::uuid, ${JSON.stringify(plan)}::jsonb)`.execute(db)
}

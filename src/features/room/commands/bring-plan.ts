import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { planToBring } from '../queries/room-plan.ts'

/** Whoever comes brings the plan of the session along, as far as they read it; from the start on it stays as it is. */
export async function bringPlan(db: Db, roomId: string): Promise<void> {
  const plan = await planToBring(db, roomId)
  if (plan) await sql`select plan_room(${roomId}::uuid, ${JSON.stringify(plan)}::jsonb)`.execute(db)
}

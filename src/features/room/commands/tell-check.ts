import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { Told } from '../rules/check/told.ts'

/** A member tells the leaders of a meeting what the check before it has found; null takes it back. */
export async function tellCheck(
  db: Db,
  meetingId: string,
  told: Told | null,
): Promise<{ told: boolean } | Refusal<'no-meeting'>> {
  const { rows } = await sql<{ told: boolean }>`
    select tell_room_check(${meetingId}::uuid, ${told ? [...told.passed] : null}::text[],
      ${told ? [...told.failed] : null}::text[]) as told`.execute(db)
  return rows[0]?.told ? { told: told !== null } : refuse('no-meeting')
}

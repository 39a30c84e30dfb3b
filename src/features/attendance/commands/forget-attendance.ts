import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { APOLOGIES_KEPT_WEEKS, ATTENDANCE_KEPT_MONTHS } from '../rules/attendance.ts'

/** Certificates that are looked at at once. */
const A_BATCH = 100

/**
 * Apologies go some weeks after the meeting, attendance a year after whoever it is of has left, or after
 * they made the newest certificate of it (domain.md f).
 */
export async function forgetAttendance(
  database: Database,
  now: Temporal.Instant,
): Promise<{ forgotten: number }> {
  return database.jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
    const { rows } = await sql<{ forgotten: number }>`
      select forget_attendance(${APOLOGIES_KEPT_WEEKS}, ${ATTENDANCE_KEPT_MONTHS}) as forgotten`.execute(db)
    for (let done = A_BATCH; done === A_BATCH; ) {
      const certified = await sql<{
        done: number
      }>`select let_go_certified_attendance(${A_BATCH}) as done`.execute(db)
      done = certified.rows[0]?.done ?? 0
    }
    return { forgotten: rows[0]?.forgotten ?? 0 }
  })
}

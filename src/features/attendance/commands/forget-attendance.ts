import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { APOLOGIES_KEPT_WEEKS, ATTENDANCE_KEPT_MONTHS } from '../rules/attendance.ts'

/** Apologies go some weeks after the meeting, attendance a year after whoever it is of has left (domain.md f). */
export async function forgetAttendance(
  database: Database,
  now: Temporal.Instant,
): Promise<{ forgotten: number }> {
  return database.jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
    const { rows } = await sql<{ forgotten: number }>`
      select forget_attendance(${APOLOGIES_KEPT_WEEKS}, ${ATTENDANCE_KEPT_MONTHS}) as forgotten`.execute(db)
    return { forgotten: rows[0]?.forgotten ?? 0 }
  })
}

import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'

const A_BATCH = 200

/**
 * Attendance is kept until a certificate of it, and a year more (domain.md, part f); the certificate stays its person's.
 * A batch is a transaction: when the process ends between two of them, the next day goes on.
 */
export async function letGoCertifiedAttendance(database: Database, now: Temporal.Instant): Promise<number> {
  let all = 0
  for (;;) {
    const done = await database.jobs.transaction().execute(async (db) => {
      await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
      const { rows } = await sql<{ done: number }>`
        select let_go_certified_attendance(${A_BATCH}) as done`.execute(db)
      return rows[0]?.done ?? 0
    })
    all += done
    if (done < A_BATCH) return all
  }
}

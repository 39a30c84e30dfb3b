import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { ReadRow } from '../rules/checked-rows.ts'
import { keyOfPerson, type RowPerson } from '../rules/kinds.ts'

/** Which of the rows' people have an account: by key of the row. For administrators; for others it is empty. */
export async function accountsOf(
  db: ViewerDb,
  read: readonly Pick<ReadRow<RowPerson>, 'values'>[],
): Promise<Map<string, string>> {
  const keys = [...new Set(read.flatMap(({ values }) => (values ? keyOfPerson(values) : [])))]
  const { rows } = await sql<{ key: string; person_id: string }>`
    select key, person_id from accounts_of(${sql.val(keys)}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.key, row.person_id]))
}

import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Confidential } from '../rules/confidential.ts'

/** Whose records they are: people, or addresses of those without an account. */
export interface Subjects {
  people?: readonly string[]
  addresses?: readonly string[]
  groupId?: string | null
}

/**
 * Notes that the viewer opens confidential records of others, in the transaction that reads them. Nobody's look at their own is
 * noted, and the same on one day once: a page is opened often where somebody works with it.
 */
export async function noteLooks(db: ViewerDb, what: Confidential, subjects: Subjects): Promise<void> {
  const { people = [], addresses = [], groupId = null } = subjects
  if (people.length + addresses.length === 0) return
  await sql`select note_looks(${what}, ${[...people]}::uuid[], ${[...addresses]}::uuid[], ${groupId}::uuid)`.execute(
    db,
  )
}

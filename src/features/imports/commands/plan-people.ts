import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { accountsOf } from '../queries/accounts.ts'
import type { ImportDraft } from '../queries.ts'
import { type RowReaders, readRows } from '../rules/checked-rows.ts'
import { columnsOf } from '../rules/kind-columns.ts'
import { keyOfPerson, type RowPerson } from '../rules/kinds.ts'
import { type Fault, type ImportPlan, plannedRows } from './import-plan.ts'

/** Accounts for people who have none; whoever has one keeps the name they gave themselves. */
export async function planPeople(
  db: ViewerDb,
  { sheet, match }: ImportDraft,
  readers: RowReaders,
): Promise<ImportPlan> {
  const rows = readRows(sheet, {
    columns: columnsOf.people,
    read: readers.people([]),
    match: match ?? {},
    keyOf: keyOfPerson,
    keyColumn: 'email',
  })
  const accounts = await accountsOf(db, rows)
  const { rows: planned, wanted } = plannedRows(rows, (person) => {
    if (accounts.has(keyOfPerson(person))) return { outcome: 'unchanged', says: 'Has an account already.' }
    return person.email === undefined ? unknownId : { outcome: 'new', says: 'An account; no email is sent.' }
  })
  return {
    rows: planned,
    carryOut: async (inDb) => {
      await accountsFor(inDb, wanted)
    },
  }
}

/** A file of ours names somebody whom we do not know: it is from elsewhere, or they have been forgotten since. */
export const unknownId: Fault = {
  problems: { id: 'Nobody here has this id. Please give the email address instead.' },
}

/** The account of each, made where there is none; by key of the row. */
export async function accountsFor(db: ViewerDb, people: readonly RowPerson[]): Promise<Map<string, string>> {
  const addressed = people.filter(({ email }) => email !== undefined)
  const names = addressed.map(({ name }) => name)
  const addresses = addressed.map(({ email }) => email ?? '')
  const { rows } = await sql<{ address: string; person_id: string }>`
    select address, person_id from people_for_office(${sql.val(names)}::text[], ${sql.val(addresses)}::text[])`.execute(
    db,
  )
  const made = new Map(rows.map((row) => [row.address, row.person_id]))
  for (const person of people) if (person.id && !person.email) made.set(person.id, person.id)
  return made
}

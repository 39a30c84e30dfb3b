import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { regions, representatives } from '../../society/queries.ts'
import { accountsOf } from '../queries/accounts.ts'
import type { ImportDraft } from '../queries.ts'
import { type RowReaders, readRows } from '../rules/checked-rows.ts'
import { columnsOf } from '../rules/kind-columns.ts'
import { keyOfPerson } from '../rules/kinds.ts'
import { type ImportPlan, plannedRows } from './import-plan.ts'
import { accountsFor, unknownId } from './plan-people.ts'

/** Offices for those who do not hold them yet; each is told by email, as when one enters them by hand. */
export async function planRepresentatives(
  db: ViewerDb,
  { sheet, match }: ImportDraft,
  readers: RowReaders,
): Promise<ImportPlan> {
  const everywhere = await regions(db)
  const rows = readRows(sheet, {
    columns: columnsOf.representatives,
    read: readers.representatives(everywhere.map(({ name }) => name)),
    match: match ?? {},
    keyOf: (row) => `${keyOfPerson(row)} ${row.region}`,
    keyColumn: 'region',
  })
  const accounts = await accountsOf(db, rows)
  const held = new Set((await representatives(db)).map(({ personId, regionId }) => `${personId} ${regionId}`))
  const idOf = (region: string) => everywhere.find(({ name }) => name === region)?.id ?? ''
  const { rows: planned, wanted } = plannedRows(rows, (row) => {
    const account = accounts.get(keyOfPerson(row))
    if (account === undefined && row.email === undefined) return unknownId
    if (account !== undefined && held.has(`${account} ${idOf(row.region)}`))
      return { outcome: 'unchanged', says: `Represents ${row.region} already.` }
    return { outcome: 'new', says: `Will represent ${row.region}, and is told by email.` }
  })
  return {
    rows: planned,
    carryOut: async (inDb) => {
      const people = await accountsFor(inDb, wanted)
      const offices = wanted.map((row) => ({
        id: newId(),
        person_id: people.get(keyOfPerson(row)) ?? '',
        kind: 'representative' as const,
        region_id: idOf(row.region),
        since: inDb.now,
        named_publicly_at: row.named ? inDb.now : null,
        given_by: inDb.viewer.personId,
      }))
      await inDb.insertInto('office').values(offices).execute()
      await queueEachEmail(
        inDb,
        'office-given',
        offices.map(({ id, person_id }) => ({ to: { personId: person_id }, about: id })),
      )
    },
  }
}

import type { ViewerDb } from '../../../platform/database/database.ts'
import { bringInSupervisors } from '../../register/commands/bring-in.ts'
import { type SupervisorListEntry, supervisorsInRegister } from '../../register/queries/entries-in-list.ts'
import { regions, societySettings } from '../../society/queries.ts'
import { accountsOf } from '../queries/accounts.ts'
import type { ImportDraft } from '../queries.ts'
import { type RowReaders, readRows } from '../rules/checked-rows.ts'
import { columnsOf } from '../rules/kind-columns.ts'
import { keyOfPerson, type SupervisorRow } from '../rules/kinds.ts'
import { type ImportPlan, plannedRows } from './import-plan.ts'
import { accountsFor, unknownId } from './plan-people.ts'

/** Supervisors as the society knows them. Leaders find them once they agree to it and the Council has confirmed them. */
export async function planSupervisors(
  db: ViewerDb,
  { sheet, match }: ImportDraft,
  readers: RowReaders,
): Promise<ImportPlan> {
  const everywhere = await regions(db)
  const { currency } = await societySettings(db)
  const rows = readRows(sheet, {
    columns: columnsOf.supervisors,
    read: readers.supervisors(everywhere.map(({ name }) => name)),
    match: match ?? {},
    keyOf: keyOfPerson,
    keyColumn: 'email',
  })
  const accounts = await accountsOf(db, rows)
  const known = await supervisorsInRegister(db, [...accounts.values()])
  const regionId = new Map(everywhere.map(({ id, name }) => [name, id]))
  const entryOf = (row: SupervisorRow): SupervisorListEntry => ({
    offers: row.offers,
    placesFree: row.placesFree ?? 0,
    regionIds: row.regions.flatMap((name) => regionId.get(name) ?? []),
    modes: row.modes,
    languages: row.languages,
    feeMinor: row.fee ?? null,
    currency: row.currency ?? currency,
  })
  const { rows: planned, wanted } = plannedRows(rows, (row) => {
    const account = accounts.get(keyOfPerson(row))
    if (account === undefined && row.email === undefined) return unknownId
    const before = account === undefined ? undefined : known.get(account)
    if (!before) return { outcome: 'new', says: 'An entry in the register.' }
    if (before.keepsItThemselves) return { outcome: 'unchanged', says: 'Keeps the entry themselves.' }
    return isSame(before.entry, entryOf(row))
      ? { outcome: 'unchanged', says: 'Stands in the register as it is.' }
      : { outcome: 'changed', says: 'The entry is changed.' }
  })
  return {
    rows: planned,
    carryOut: async (inDb) => {
      const people = await accountsFor(inDb, wanted)
      await bringInSupervisors(
        inDb,
        wanted.map((row) => ({ ...entryOf(row), personId: people.get(keyOfPerson(row)) ?? '' })),
      )
    },
  }
}

const isSame = (one: SupervisorListEntry, other: SupervisorListEntry): boolean =>
  one.placesFree === other.placesFree &&
  one.feeMinor === other.feeMinor &&
  one.currency === other.currency &&
  (['offers', 'regionIds', 'modes', 'languages'] as const).every(
    (list) => one[list].toSorted().join() === other[list].toSorted().join(),
  )

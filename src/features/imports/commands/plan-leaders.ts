import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { bringInAccreditations, bringInLeaders } from '../../register/commands/bring-in.ts'
import { canDecide } from '../../register/policy.ts'
import {
  type LeaderInRegister,
  type LeaderListEntry,
  leadersInRegister,
} from '../../register/queries/entries-in-list.ts'
import { regions, societySettings } from '../../society/queries.ts'
import { accountsOf } from '../queries/accounts.ts'
import type { ImportDraft } from '../queries.ts'
import { type RowReaders, readRows } from '../rules/checked-rows.ts'
import { columnsOf } from '../rules/kind-columns.ts'
import { keyOfPerson, type LeaderRow } from '../rules/kinds.ts'
import { type Fault, type ImportPlan, plannedRows } from './import-plan.ts'
import { accountsFor, unknownId } from './plan-people.ts'

/** What one row would do: the entry, and what it says of accreditation. */
interface Wanted {
  row: LeaderRow
  entry: LeaderListEntry | null
  accreditation: { state: 'working-towards' | 'accredited'; sinceOn: Temporal.PlainDate } | null
}

/** The register of leaders as the society has kept it elsewhere. Nobody is found by others before they agree to it. */
export async function planLeaders(
  db: ViewerDb,
  { sheet, match }: ImportDraft,
  readers: RowReaders,
): Promise<ImportPlan> {
  const everywhere = await regions(db)
  const rows = readRows(sheet, {
    columns: columnsOf.leaders,
    read: readers.leaders(everywhere.map(({ name }) => name)),
    match: match ?? {},
    keyOf: keyOfPerson,
    keyColumn: 'email',
  })
  const accounts = await accountsOf(db, rows)
  const known = await leadersInRegister(db, [...accounts.values()])
  const regionId = new Map(everywhere.map(({ id, name }) => [name, id]))
  const today = dateIn(db.now, (await societySettings(db)).timeZone)

  const wants: Wanted[] = []
  const { rows: planned } = plannedRows(rows, (row) => {
    const account = accounts.get(keyOfPerson(row))
    if (account === undefined && row.email === undefined) return unknownId
    const fault = faultOfDates(row, today)
    if (fault) return fault
    const before = account === undefined ? undefined : known.get(account)
    const entry = wantedEntry(row, before, regionId)
    const accreditation = wantedAccreditation(row, before)
    if (!entry && !accreditation)
      return {
        outcome: 'unchanged',
        says: before?.keepsItThemselves ? keepsOwn : 'Stands in the register as it is.',
      }
    wants.push({ row, entry, accreditation })
    const decides = account === undefined ? db.viewer.council : canDecide(db.viewer, account)
    return {
      outcome: before?.entry ? 'changed' : 'new',
      says: [
        entry
          ? before?.entry
            ? 'The entry is changed.'
            : 'An entry in the register.'
          : before?.keepsItThemselves && keepsOwn,
        accreditation && accreditationInWords(row, decides),
      ]
        .filter(Boolean)
        .join(' '),
    }
  })
  return {
    rows: planned,
    carryOut: async (inDb) => {
      const people = await accountsFor(
        inDb,
        wants.map(({ row }) => row),
      )
      const idOf = (row: LeaderRow) => people.get(keyOfPerson(row)) ?? ''
      const entries = wants.flatMap(({ row, entry }) => (entry ? [{ ...entry, personId: idOf(row) }] : []))
      if (entries.length > 0) await bringInLeaders(inDb, entries)
      await bringInAccreditations(
        inDb,
        wants.flatMap(({ row, accreditation }) =>
          accreditation ? [{ ...accreditation, personId: idOf(row), untilOn: row.until ?? null }] : [],
        ),
      )
    },
  }
}

const keepsOwn = 'Keeps the entry themselves.'

function faultOfDates({ since }: LeaderRow, today: Temporal.PlainDate): Fault | null {
  return since && Temporal.PlainDate.compare(since, today) > 0
    ? { problems: { since: 'This day is still to come.' } }
    : null
}

function wantedEntry(
  row: LeaderRow,
  before: LeaderInRegister | undefined,
  regionId: ReadonlyMap<string, string>,
): LeaderListEntry | null {
  if (before?.keepsItThemselves) return null
  const entry: LeaderListEntry = {
    profession: row.profession ?? null,
    memberSessions: row.memberSessions ?? null,
    memberYears: row.memberYears ?? null,
    sessionsLed: row.sessionsLed ?? null,
    sessionsCoLed: row.sessionsCoLed ?? null,
    leadingYears: row.leadingYears ?? null,
    psychodynamicTraining: row.psychodynamic,
    regionIds: row.regions.flatMap((name) => regionId.get(name) ?? []),
    modes: row.modes,
    languages: row.languages,
  }
  return before?.entry && isSame(before.entry, entry) ? null : entry
}

const isSame = (one: LeaderListEntry, other: LeaderListEntry): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

const inOrder = (entry: LeaderListEntry) =>
  Object.entries(entry)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, value]) => (Array.isArray(value) ? value.toSorted() : value))

/** A list says what somebody is; that it says nothing, or “none”, takes no accreditation away. */
function wantedAccreditation(row: LeaderRow, before: LeaderInRegister | undefined): Wanted['accreditation'] {
  const { accreditation, since, until } = row
  if (accreditation === undefined || accreditation === 'none' || !since) return null
  const state = accreditation === 'accredited' ? 'accredited' : 'working-towards'
  const now = before?.accreditation
  const isSo =
    now?.state === state &&
    now.sinceOn?.equals(since) === true &&
    (now.untilOn?.toString() ?? null) === (until?.toString() ?? null)
  return isSo || before?.asksFor === state ? null : { state, sinceOn: since }
}

function accreditationInWords({ accreditation, since, until }: LeaderRow, decides: boolean): string {
  const days = `${since ? ` since ${formatDateOnly(since)}` : ''}${until ? `, until ${formatDateOnly(until)}` : ''}`
  const what = accreditation === 'accredited' ? `Accredited${days}` : `Working towards accreditation${days}`
  return decides ? `${what}, decided by you.` : `${what}: put before the Council.`
}

import type { HeldKind, HeldKinds, Said, Section } from './held-kind.ts'
import { account } from './kinds/account.ts'
import { applying } from './kinds/applying.ts'
import { data } from './kinds/data.ts'
import { enquiries } from './kinds/enquiries.ts'
import { groups } from './kinds/groups.ts'
import { letters } from './kinds/letters.ts'
import { money } from './kinds/money.ts'
import { register } from './kinds/register.ts'
import { self } from './kinds/self.ts'
import { society } from './kinds/society.ts'
import { supervision } from './kinds/supervision.ts'
import { traces } from './traces.ts'

/**
 * What each table with people in it holds of somebody, in words: what its rows are, and what each of their columns is called.
 * Page and readable file say nothing else. Which columns lead to a person stands in the database (held_kind, migration 0071); a
 * test compares the two, and finds a column or a value that has no words. Tables that only say who did something: traces.ts.
 * In this order they are read.
 */
export const heldKinds: HeldKinds = {
  ...self,
  ...groups,
  ...applying,
  ...enquiries,
  ...money,
  ...supervision,
  ...register,
  ...letters,
  ...society,
  ...data,
  ...account,
}

interface Which {
  readonly table: string
  readonly isTrace: boolean
}

const [kindsInOrder, tracesInOrder] = [Object.keys(heldKinds), Object.keys(traces)]
/** The first is read first. */
export const placeOf = ({ table, isTrace }: Which): number =>
  (isTrace ? tracesInOrder : kindsInOrder).indexOf(table)

export const kindOf = (table: string): HeldKind | undefined =>
  Object.hasOwn(heldKinds, table) ? heldKinds[table] : undefined

export const sectionOf = (table: string): Section => kindOf(table)?.section ?? 'society'

/** 'Applications', 'Ground rules you wrote' */
export const titleOf = ({ table, isTrace }: Which): string =>
  (isTrace ? traces[table]?.title : kindOf(table)?.title) ?? table

/** What ids of a row stand for, which many kinds have (held_names(), migration 0083). */
export const named: Readonly<Record<string, Said>> = {
  group: 'Group',
  peer_group: 'Peer group',
  region: 'Region',
  regions: ['Regions', (value) => (Array.isArray(value) ? value.join(', ') || null : null)],
  taster: 'Meeting to try',
  meeting: 'Meeting',
  session: 'Session',
  invoice: 'Invoice',
  currency: ['Currency', () => null],
}

/** Every label of a kind, or of what somebody did, in the order in which it is read. */
export const labelsOf = ({ table, isTrace }: Which): Readonly<Record<string, Said>> => ({
  ...named,
  ...((isTrace && traces[table]?.says) || kindOf(table)?.says),
})

import type { ChangeKind } from './change.ts'

const one: Readonly<Record<ChangeKind, string>> = {
  moved: 'A meeting has moved',
  cancelled: 'A meeting is cancelled',
  added: 'A new date',
  placed: 'A meeting has another place',
}

const several: Readonly<Record<ChangeKind, (count: number) => string>> = {
  moved: (count) => `${count} meetings have moved`,
  cancelled: (count) => `${count} meetings are cancelled`,
  added: (count) => `${count} new dates`,
  placed: (count) => `${count} meetings have another place`,
}

/** 'A meeting has moved', '3 meetings are cancelled', '2 meetings are cancelled, 2 new dates' */
export function changesInOneLine(changes: readonly { kind: ChangeKind }[]): string {
  const kinds = Map.groupBy(changes, ({ kind }) => kind)
  const words = [...kinds].map(([kind, { length }]) => (length === 1 ? one[kind] : several[kind](length)))
  return words.map((each, place) => (place === 0 ? each : each.replace(/^A /, 'a '))).join(', ')
}

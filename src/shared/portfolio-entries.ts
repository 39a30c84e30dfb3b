export const entryKinds = [
  'workshop',
  'member-weekend',
  'leadership-weekend',
  'member-elsewhere',
  'led-elsewhere',
  'supervision-elsewhere',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** What each is, what its number counts, and how it is said of one and of several. */
export const entryKindWords: Readonly<Record<EntryKind, { label: string; one: string; several: string }>> = {
  workshop: { label: 'A workshop, course or study day', one: 'workshop', several: 'workshops' },
  'member-weekend': { label: 'A Balint weekend, as a member', one: 'weekend', several: 'weekends' },
  'leadership-weekend': {
    label: 'A leadership weekend',
    one: 'leadership weekend',
    several: 'leadership weekends',
  },
  'member-elsewhere': {
    label: 'Meetings elsewhere, as a member',
    one: 'meeting as a member elsewhere',
    several: 'meetings as a member elsewhere',
  },
  'led-elsewhere': {
    label: 'Meetings elsewhere that I led or co-led',
    one: 'meeting led elsewhere',
    several: 'meetings led elsewhere',
  },
  'supervision-elsewhere': {
    label: 'Supervision of my leading elsewhere',
    one: 'supervision elsewhere',
    several: 'supervisions elsewhere',
  },
}

/** '2 leadership weekends' */
export const amountInWords = (kind: EntryKind, amount: number): string =>
  `${amount} ${amount === 1 ? entryKindWords[kind].one : entryKindWords[kind].several}`

/** A person keeps so many entries, an entry so many proofs. */
export const ENTRIES_MOST = 200
export const PROOFS_MOST = 3

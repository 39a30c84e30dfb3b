/** A column that a kind of import knows. */
export interface KnownColumn<Name extends string = string> {
  readonly name: Name
  readonly label: string
  /** What stands in its cells, in a sentence; shown beside the choice. */
  readonly hint?: string
  readonly required: boolean
  /** What else people call it; compared without case, spaces and punctuation. */
  readonly alsoCalled: readonly string[]
}

/** Which column of the file fills which of ours: its place, or null where none does. */
export type ColumnMatch<Name extends string = string> = Readonly<Record<Name, number | null>>

/** A first guess from the words of the header; each column of the file is used once. */
export function guessColumns<Name extends string>(
  known: readonly KnownColumn<Name>[],
  header: readonly string[],
): ColumnMatch<Name> {
  const titles = header.map(plain)
  const taken = new Set<number>()
  const take = (place: number) => {
    if (place === -1) return null
    taken.add(place)
    return place
  }
  const free = (fits: (title: string) => boolean) =>
    titles.findIndex((title, place) => !taken.has(place) && title !== '' && fits(title))
  // Exact names first, so that “Name of region” does not take the place of “Name”.
  const exact = known.map((column) => take(free((title) => callsOf(column).includes(title))))
  return Object.fromEntries(
    known.map((column, nth) => [
      column.name,
      exact[nth] ??
        take(free((title) => callsOf(column).some((call) => call.length > 3 && title.includes(call)))),
    ]),
  ) as ColumnMatch<Name>
}

const callsOf = ({ name, label, alsoCalled }: KnownColumn): string[] =>
  [name, label, ...alsoCalled].map(plain)

const plain = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** Required columns that nothing fills, and columns of the file that fill two of ours. */
export function faultsOfMatch(known: readonly KnownColumn[], match: ColumnMatch): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const { name, label, required } of known) {
    const place = match[name] ?? null
    if (required && place === null) problems[name] = `Please choose the column that holds: ${label}.`
    const other = known.find((one) => one.name !== name && place !== null && match[one.name] === place)
    if (other) problems[name] ??= `The same column is chosen for “${other.label}”.`
  }
  return problems
}

/** The list with one of its items moved so many places; null when there is nowhere to move to. */
export function movedBy<T>(items: readonly T[], item: T, by: number): T[] | null {
  const from = items.indexOf(item)
  const to = from + by
  if (from < 0 || by === 0 || to < 0 || to >= items.length) return null
  return items.toSpliced(from, 1).toSpliced(to, 0, item)
}

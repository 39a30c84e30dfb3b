interface Counted {
  readonly asked: number
  readonly passedOn: number
  readonly declined: number
  readonly visits: number
  readonly applications: number
}

export interface LabelledSum extends Counted {
  readonly label: string
}

/** Sums under one label each, what brought most applications first. */
export function sumsBy<T extends Counted>(rows: readonly T[], label: (row: T) => string): LabelledSum[] {
  const sums = new Map<string, LabelledSum>()
  for (const row of rows) {
    const name = label(row)
    const before = sums.get(name)
    sums.set(name, {
      label: name,
      asked: (before?.asked ?? 0) + row.asked,
      passedOn: (before?.passedOn ?? 0) + row.passedOn,
      declined: (before?.declined ?? 0) + row.declined,
      visits: (before?.visits ?? 0) + row.visits,
      applications: (before?.applications ?? 0) + row.applications,
    })
  }
  return [...sums.values()].sort(
    (one, other) =>
      other.applications - one.applications ||
      other.visits - one.visits ||
      one.label.localeCompare(other.label),
  )
}

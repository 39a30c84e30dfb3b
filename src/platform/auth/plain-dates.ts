import type { KyselyPlugin } from 'kysely'

/** Better Auth counts in Date; our pools read instants as Temporal.Instant. */
export const plainDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
}

function withDates(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Temporal.Instant ? new Date(value.epochMilliseconds) : value,
  ])
  return Object.fromEntries(entries)
}

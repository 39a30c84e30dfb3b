import { type Kind, keptInWords, type Periods, retention } from '../../retention/rules/retention.ts'

/** Of whoever has been erased, or of a payer: nobody reads of it on a page of their own. */
const ofOthers: readonly Kind[] = ['erased-concerns', 'payer-addresses', 'settled-names', 'told-of-erasure']

/** How long rows of a table are kept: 'Kept 4 weeks from the meeting.' Where there is more than one answer, each says of what. */
export function keptLines(table: string, periods: Periods): string[] {
  const entries = retention.filter(
    ({ kind, tables }) =>
      tables.includes(table) &&
      !ofOthers.includes(kind) &&
      // What is left of an account is told with the account.
      (kind !== 'accounts-with-hours' || table === 'person'),
  )
  if (entries.length === 1 && entries[0]) return [`Kept ${keptInWords(entries[0], periods)}.`]
  return entries.map((entry) => `${entry.what}: kept ${keptInWords(entry, periods)}.`)
}

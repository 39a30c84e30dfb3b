import type { Secrets } from './secrets.ts'

/** Somebody as a name that only this installation's secret could make: the log's lines of one person belong together. */
export const inTheLog = (secrets: Secrets, personId: string | null): string | null =>
  personId === null ? null : secrets.derive(`log:${personId}`).toString('hex').slice(0, 12)

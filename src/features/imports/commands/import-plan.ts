import type { ViewerDb } from '../../../platform/database/database.ts'
import type { ImportDraft } from '../queries.ts'
import type { ReadRow, RowReaders } from '../rules/checked-rows.ts'

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'faulty'

/** One row, and what importing it would do. */
export interface PlannedRow {
  number: number
  shownAs: string
  outcome: RowOutcome
  /** In a few words; '' where there is nothing to say. */
  says: string
  problems: Readonly<Record<string, string>>
}

/** Everything a file would do, worked out without doing it. */
export interface ImportPlan {
  rows: readonly PlannedRow[]
  /** Does what the rows without a fault say, in the caller's transaction and in a few statements. */
  carryOut: (db: ViewerDb) => Promise<void>
}

export type Planner = (db: ViewerDb, draft: ImportDraft, readers: RowReaders) => Promise<ImportPlan>

/** What one understood row would do. */
export interface Judgement {
  outcome: 'new' | 'changed' | 'unchanged'
  says: string
}

/** A fault that only the society's own data shows, by column. */
export type Fault = { problems: Record<string, string> }

/** Puts rows that were understood beside what importing them would do. */
export function plannedRows<Values>(
  rows: readonly ReadRow<Values>[],
  judge: (values: Values) => Judgement | Fault,
): { rows: PlannedRow[]; wanted: Values[] } {
  const wanted: Values[] = []
  const planned = rows.map(({ values, number, shownAs, problems }): PlannedRow => {
    if (values === null) return { number, shownAs, outcome: 'faulty', says: '', problems }
    const judged = judge(values)
    if ('problems' in judged)
      return { number, shownAs, outcome: 'faulty', says: '', problems: judged.problems }
    if (judged.outcome !== 'unchanged') wanted.push(values)
    return { number, shownAs, ...judged, problems: {} }
  })
  return { rows: planned, wanted }
}

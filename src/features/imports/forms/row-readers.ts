import type { z } from 'zod'
import type { ReadCells, RowReaders } from '../rules/checked-rows.ts'
import { personRow, representativeRow } from './people-rows.ts'
import { leaderRow, supervisorRow } from './register-rows.ts'

/** How the cells of each kind's rows are understood. */
export const rowReaders: RowReaders = {
  people: () => reader(personRow),
  representatives: (regions) => reader(representativeRow(regions)),
  leaders: (regions) => reader(leaderRow(regions)),
  supervisors: (regions) => reader(supervisorRow(regions)),
}

const reader =
  <Values>(form: z.ZodType<Values>): ReadCells<Values> =>
  (cells) => {
    const read = form.safeParse(cells)
    return read.success ? { values: read.data } : { problems: firstOfEach(read.error.issues) }
  }

/** The first fault of each cell, by its column. */
function firstOfEach(issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const { path, message } of issues) problems[String(path[0] ?? '')] ??= message
  return problems
}

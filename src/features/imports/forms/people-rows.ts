import type { z } from 'zod'
import { cellChoice, cellFlag } from '../../../shared/cell-values.ts'
import { emailAddress, form, line, optional, uuid } from '../../../shared/form-values.ts'
import type { PersonRow, RepresentativeRow, RowPerson } from '../rules/kinds.ts'

export const who = {
  name: line(120, 'a name'),
  email: optional(emailAddress()),
  id: optional(uuid()),
}

/** A row without address and id is about nobody. */
export const isKnowable = <T extends RowPerson>(row: T, context: z.RefinementCtx<T>) => {
  if (row.email !== undefined || row.id !== undefined) return
  context.addIssue({ code: 'custom', path: ['email'], message: 'The email address is missing.' })
}

export const personRow: z.ZodType<PersonRow> = form(who).superRefine(isKnowable)

/** @param regions the society's regions, by name */
export const representativeRow = (regions: readonly string[]): z.ZodType<RepresentativeRow> =>
  form({ ...who, region: cellChoice(regions, 'region'), named: cellFlag() }).superRefine(isKnowable)

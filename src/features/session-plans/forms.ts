import { z } from 'zod'
import { choice, optional, wholeNumber } from '../../shared/form-values.ts'

const usualKinds = ['one-case', 'two-cases'] as const
const sessionKinds = ['first', 'taster', ...usualKinds] as const

/** One number of minutes for each phase. */
export const planForm = (phases: readonly string[]) =>
  z.object(Object.fromEntries(phases.map((name) => [name, wholeNumber(0, 240)])))

export const usualForm = z.object({ kind: choice(usualKinds, 'one of the two') })

/** Nothing: as it would be by itself. */
export const kindForm = z.object({ kind: optional(choice(sessionKinds, 'one of these')) })

export const leadersTimeForm = z.object({ before: wholeNumber(0, 120), after: wholeNumber(0, 120) })

import { z } from 'zod'
import { localDate } from '../../shared/form-values.ts'

/** The days between which meetings count, both included. */
export const periodForm = z.object({ first: localDate(), last: localDate() })

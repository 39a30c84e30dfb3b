import { z } from 'zod'
import { form } from '../../shared/form-values.ts'

/** A button's form: nothing but the key. */
export const buttonForm = form({})

export const arrivedForm = form({ arrived: z.enum(['yes', 'no']) })

import { z } from 'zod'
import {
  checkbox,
  localDate,
  localTime,
  optional,
  paragraph,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'

export const termForm = z.object({ first_on: localDate(), meetings: wholeNumber(1, 30) })

export const rolesForm = z.object({ moderator: uuid(), swapping: checkbox() })

export const moveForm = z.object({ on: localDate(), at: localTime() })

export const letterForm = z.object({
  plan: paragraph(6000, 'the plan of the first meeting'),
  seen_well: optional(paragraph(3000)),
  reading: optional(paragraph(3000)),
})

/** A form of one button. */
export const buttonForm = z.object({})

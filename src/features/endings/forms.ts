import { z } from 'zod'
import { choice, form, line, optional, uuid } from '../../shared/form-values.ts'

/** A form of one button. */
export const buttonForm = form({})

const lastMeeting = z.union([choice(['now']), uuid('Please choose the last meeting.')], {
  error: 'Please choose the last meeting.',
})

export const closureForm = form({ last: lastMeeting, reason: optional(line(300)) })

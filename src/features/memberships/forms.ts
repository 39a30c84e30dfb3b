import { z } from 'zod'
import { checkbox, choice, paragraph, uuid } from '../../shared/form-values.ts'
import { memberCardFields } from '../../shared/member-card.ts'

export const cardForm = z.object(memberCardFields)

/** `rules` says which version was read. */
export const rulesForm = z.object({
  rules: uuid(),
  agreed: checkbox().refine((ticked) => ticked, {
    error: 'Please tick that you agree, or talk with your leaders about what you cannot agree to.',
  }),
})

/** One of the meetings ahead, or one of two words. */
export const lastMeetingForm = z.object({
  last: z.union([choice(['now', 'stays']), uuid('Please choose your last meeting.')], {
    error: 'Please choose your last meeting.',
  }),
})

/** The member's own, who may have the circle told. */
export const leavingForm = lastMeetingForm.extend({ tell_circle: checkbox() })

export const settlementForm = z.object({ settled: choice(['yes', 'no']) })

export const goodbyeForm = z.object({ body: paragraph(2000, 'a few words') })

export const firstMeetingForm = z.object({ first: uuid('Please choose the first meeting.') })

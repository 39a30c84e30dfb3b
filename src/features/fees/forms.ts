import { z } from 'zod'
import {
  checkbox,
  choice,
  localDate,
  money,
  optional,
  paragraph,
  severalIds,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'

const MOST_A_MEETING = 100_000
const MOST_AN_HOUR = 50_000

/** `instead_of` says which agreement was on the page. */
export const feeForm = z
  .object({
    instead_of: optional(uuid()),
    contribution: money(MOST_A_MEETING),
    paid_ahead: choice(['each-meeting', 'months', 'term', 'year']),
    months: optional(wholeNumber(2, 12)),
    first_meeting_free: checkbox(),
    late_joiners: choice(['pro-rata', 'whole-period']),
    credits_cancelled: checkbox(),
    credits_missed: checkbox(),
    covers: optional(paragraph(500)),
    holds_from: optional(localDate()),
  })
  .superRefine(({ paid_ahead, months }, context) => {
    if (paid_ahead !== 'months' || months !== undefined) return
    context.addIssue({ code: 'custom', path: ['months'], message: 'Please say how many months: 2 to 12.' })
  })

export const paidForm = z.object({ members: severalIds(), paid_until: localDate() })

/** What a meeting might cost. Asked for, it is a question; sent, it is kept. */
export const estimateForm = z.object({
  paid_leaders: wholeNumber(0, 4),
  leader_fee: money(MOST_AN_HOUR),
  paid_before: wholeNumber(0, 120),
  paid_after: wholeNumber(0, 120),
  room: money(MOST_A_MEETING),
  supervision: money(MOST_A_MEETING),
  members: wholeNumber(1, 30),
  asked: optional(money(MOST_A_MEETING)),
})

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
const MOST_A_TERM = 1_000_000
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

const aMeeting = () => money(MOST_A_MEETING)
const none = <T extends z.ZodType<number | undefined>>(field: T) =>
  optional(field).transform((value) => value ?? 0)

/** What a meeting might cost. Asked for, it is a question; sent, it is kept. An empty fee is nobody's. */
export const budgetForm = z
  .object({
    fee_1: optional(money(MOST_AN_HOUR)),
    fee_2: optional(money(MOST_AN_HOUR)),
    fee_3: optional(money(MOST_AN_HOUR)),
    fee_4: optional(money(MOST_AN_HOUR)),
    paid_before: wholeNumber(0, 120),
    paid_after: wholeNumber(0, 120),
    room: money(MOST_A_TERM),
    room_per: choice(['meeting', 'term']),
    supervision: aMeeting(),
    other: none(aMeeting()),
    meetings: wholeNumber(1, 60),
    members: wholeNumber(1, 30),
    reduced_places: none(wholeNumber(0, 29)),
    reduced: none(aMeeting()),
    gaps: none(wholeNumber(0, 50)),
    reserve: none(wholeNumber(0, 100)),
    asked: optional(aMeeting()),
  })
  .superRefine(({ members, reduced_places }, context) => {
    if (reduced_places < members) return
    context.addIssue({
      code: 'custom',
      path: ['reduced_places'],
      message: 'At least one of the members pays in full.',
    })
  })

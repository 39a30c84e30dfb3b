import { z } from 'zod'
import {
  choice,
  emailAddress,
  line,
  localDate,
  money,
  optional,
  paragraph,
  personName,
  severalIds,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'
import { creditReasons } from '../../shared/invoice-words.ts'

const MOST = 10_000_000
const MOST_A_MEETING = 100_000

/** Which meetings are paid for: asked for in the address. */
export const periodForm = z.object({ from: localDate(), to: localDate() })

export const runForm = z.object({
  from: localDate(),
  to: localDate(),
  due_on: localDate(),
  members: severalIds(),
  seen: money(MOST),
})

/** Lines of an invoice, by their number. */
const positions = z
  .unknown()
  .optional()
  .transform((input, context): number[] => {
    const sent: unknown[] = input === undefined ? [] : Array.isArray(input) ? input : [input]
    const numbers = sent.map((one) => (typeof one === 'string' && /^\d{1,4}$/.test(one) ? Number(one) : null))
    const known = numbers.filter((one) => one !== null)
    if (known.length === sent.length && known.length <= 400) return [...new Set(known)]
    context.addIssue({ code: 'custom', message: 'Please choose from these only.' })
    return z.NEVER
  })

export const creditForm = z.object({
  lines: positions,
  amount: optional(money(MOST)),
  reason: choice(creditReasons, 'why'),
})

export const cancelledForm = z.object({ meeting: uuid() })

export const writeOffForm = z.object({ reason: line(200, 'why the group carries it'), seen: money(MOST) })

export const refundForm = z.object({
  party: uuid(),
  amount: money(MOST),
  paid_on: localDate(),
  method: choice(['transfer', 'cash', 'cheque'], 'how it was given back'),
})

const payerFields = {
  payer_name: optional(personName(120, 'who pays')),
  payer_address: optional(paragraph(300)),
  payer_email: optional(emailAddress()),
}

export const termsForm = z.object({
  reduced: optional(money(MOST_A_MEETING)),
  instalments: wholeNumber(1, 12),
  payer: z.union([z.literal('nobody'), z.literal('new'), z.uuid()], { error: 'Please choose who pays.' }),
  ...payerFields,
  payer_reference: optional(line(60)),
})

export const payerForm = z.object({
  name: personName(120, 'who pays'),
  address: payerFields.payer_address,
  email: payerFields.payer_email,
})

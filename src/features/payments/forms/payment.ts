import { z } from 'zod'
import {
  carriedLine,
  checkbox,
  choice,
  form,
  line,
  localDate,
  money,
  optional,
  uuid,
} from '../../../shared/form-values.ts'
import { isId } from '../../../shared/ids.ts'

/** £100,000: more is a slip of the pen. */
const MOST_MINOR = 10_000_000

/** Somebody's id, or nobody's whom one knows yet. */
const payer = () =>
  carriedLine(40).transform((text, context): string | null => {
    if (text === 'unknown') return null
    if (isId(text)) return text
    context.addIssue({ code: 'custom', message: 'Please choose who paid.' })
    return z.NEVER
  })

/** Their open invoices, none, or one. */
const putting = () =>
  carriedLine(40).transform((text, context): 'oldest' | 'keep' | { invoiceId: string } => {
    if (text === 'oldest' || text === 'keep') return text
    if (isId(text)) return { invoiceId: text }
    context.addIssue({ code: 'custom', message: 'Please choose what it is for.' })
    return z.NEVER
  })

export const paymentForm = form({
  who: payer(),
  amount: money(MOST_MINOR),
  received_on: localDate(),
  method: choice(['transfer', 'cash', 'cheque'], 'how it came'),
  put: putting(),
  reference: optional(line(140)),
  further: checkbox(),
  tell: checkbox(),
})

export const takingBackForm = form({ why: choice(['mistake', 'not-paid'], 'why') })
export const moveForm = form({ who: uuid('Please choose whose it is.') })
export const keptForm = form({ party: uuid(), invoice: optional(uuid()) })
export const takingOffForm = form({ invoice: uuid(), amount: money(MOST_MINOR) })

export const currencies = ['GBP', 'EUR'] as const
export type Currency = (typeof currencies)[number]

/** Whole pence or cents. */
export interface Money {
  readonly minor: number
  readonly currency: Currency
}

export function money(minor: number, currency: Currency): Money {
  return { minor, currency }
}

function writing(currency: Currency) {
  const style = { style: 'currency', currency } as const
  return {
    'when-needed': new Intl.NumberFormat('en-GB', { ...style, trailingZeroDisplay: 'stripIfInteger' }),
    always: new Intl.NumberFormat('en-GB', style),
  }
}

/** Made once: making a formatter costs more than a hundred uses of it. */
const inWords = { GBP: writing('GBP'), EUR: writing('EUR') }

/** '£18', '£22.50', '−£5': with a minus, which is read aloud, not a hyphen. Invoices ask for `pence: 'always'`: '£18.00'. */
export function formatMoney(
  { minor, currency }: Money,
  { pence = 'when-needed' }: { pence?: 'when-needed' | 'always' } = {},
): string {
  return inWords[currency][pence].format(minor / 100).replace('-', '−')
}

/** '£15–£25' */
export function formatMoneyRange(fromMinor: number, toMinor: number, currency: Currency): string {
  const from = formatMoney(money(fromMinor, currency))
  return fromMinor === toMinor ? from : `${from}–${formatMoney(money(toMinor, currency))}`
}

const amountShape = /^[£€]?\s*(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?$/

/** '22.50', '£22.5', '1,250' → minor units; anything else, and anything negative, is undefined. */
export function parseMoney(text: string): number | undefined {
  const amount = amountShape.exec(text.trim())
  if (!amount) return undefined
  const [, whole = '', fraction = ''] = amount
  return Number(whole.replaceAll(',', '')) * 100 + Number(fraction.padEnd(2, '0'))
}

/** Parts that add up to the whole; the first ones carry the odd pence. */
export function shareEqually(whole: Money, parts: number): Money[] {
  if (!Number.isInteger(parts) || parts < 1) throw new RangeError('Money is shared among one or more.')
  const share = Math.floor(whole.minor / parts)
  const odd = whole.minor - share * parts
  return Array.from({ length: parts }, (_, part) => money(part < odd ? share + 1 : share, whole.currency))
}

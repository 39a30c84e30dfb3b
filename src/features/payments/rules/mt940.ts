import type { Steps } from '../../../shared/steps.ts'
import type { ReadLines } from './ofx.ts'
import { statementAmount } from './statement-amount.ts'
import { dayOf } from './statement-day.ts'
import { joined, MOST_LINES, type StatementLine, tidy } from './statement-line.ts'

export const isMt940 = (text: string): boolean =>
  /^:20:/m.test(text.slice(0, 4_000)) && /^:(?:25|28C?|60[FM]):/m.test(text.slice(0, 8_000))

/** Value day, day of booking, credit or debit (R: taken back), funds code, amount, kind, reference, the bank's own. */
const entryShape =
  /^(\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d))?(R?[CD])[A-Z]?(\d{1,12},\d{0,2})[A-Z][A-Z0-9]{3}([^/\n]{0,34})/

/**
 * SWIFT's MT940.
 * @returns null where the file breaks off: each statement ends with its closing balance
 */
export function* linesOfMt940(text: string): Steps<ReadLines | null> {
  const lines: StatementLine[] = []
  let unread = 0
  let currency: string | null = null
  let isOpen = false
  let last: StatementLine | null = null
  for (const [tag, words] of fieldsOf(text)) {
    yield
    if (tag.startsWith('60')) {
      currency = /^[CD]\d{6}([A-Z]{3})/.exec(words)?.[1] ?? null
      isOpen = true
    } else if (tag.startsWith('62')) isOpen = false
    else if (tag === '61') {
      last = lineOf(words, currency)
      if (last) lines.push(last)
      else unread += 1
      if (lines.length > MOST_LINES) break
    } else if (tag === '86' && last) {
      Object.assign(last, partiesOf(words, last.reference))
      last = null
    }
  }
  return isOpen ? null : { lines, unread }
}

/** ':61:…' up to the next field; a line that begins with '-' ends a message. */
function* fieldsOf(text: string): Generator<[tag: string, words: string]> {
  let tag = ''
  let words: string[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [begin, found] = /^:(\d\d[A-Z]?):/.exec(line) ?? []
    if (!begin && line !== '-' && !line.startsWith('-}')) words.push(line)
    else {
      if (tag) yield [tag, words.join('\n')]
      tag = found ?? ''
      words = [line.slice(begin?.length ?? line.length)]
    }
  }
  if (tag) yield [tag, words.join('\n')]
}

function lineOf(words: string, currency: string | null): StatementLine | null {
  const entry = entryShape.exec(words)
  if (!entry) return null
  const [, year, month, day, bookedMonth, bookedDay, mark = '', amount = '', reference = ''] = entry
  const valued = dayOf(year, month, day)
  const minor = statementAmount(amount)
  if (!valued || minor === undefined) return null
  const bookedOn = (bookedMonth && nearest(valued, bookedMonth, bookedDay)) || valued
  const said = /^NONREF$/i.test(reference.trim()) ? '' : tidy(reference)
  return {
    bookedOn,
    // RD takes a debit back: money comes in.
    amountMinor: mark === 'C' || mark === 'RD' ? minor : -minor + 0,
    currency,
    name: '',
    reference: said,
    raw: said,
  }
}

/** The booking's year is not said: it is the one that brings it next to the value day. */
function nearest(valued: Temporal.PlainDate, month: string, day: string | undefined) {
  const distance = (one: Temporal.PlainDate) => Math.abs(one.since(valued).days)
  return [valued.year - 1, valued.year, valued.year + 1]
    .map((year) => dayOf(`${year}`, month, day))
    .filter((one) => one !== undefined)
    .toSorted((one, other) => distance(one) - distance(other))[0]
}

/** Field 86 is structured by ?20 … ?33, by /NAME/ … /REMI/, or not at all. */
function partiesOf(words: string, before: string): Pick<StatementLine, 'name' | 'reference' | 'raw'> {
  const { name, reference } =
    words.includes('?20') || words.includes('?32') ? numbered(words) : slashed(words)
  return { name, reference: joined(before, reference), raw: joined(before, name, reference) }
}

function numbered(words: string) {
  const parts = words
    .replaceAll('\n', '')
    .split(/\?(?=\d\d)/)
    .map((part) => [part.slice(0, 2), part.slice(2)] as const)
  const of = (wanted: RegExp) =>
    tidy(
      parts
        .filter(([number]) => wanted.test(number))
        .map(([, part]) => part)
        .join(''),
    )
  return {
    name: of(/^3[23]$/),
    reference: of(/^(?:2\d|6[0-3])$/)
      .replaceAll(/(EREF|SVWZ|KREF|MREF)\+/g, ' ')
      .trim(),
  }
}

function slashed(words: string) {
  const flat = words.replaceAll('\n', '')
  const of = (code: string) => tidy(new RegExp(`/${code}/([^/]{1,140})`).exec(flat)?.[1] ?? '')
  const name = of('NAME')
  const remittance = joined(of('REMI'), of('EREF'))
  // Free text keeps its line ends as spaces: words were not broken there.
  return { name, reference: name || remittance ? remittance : tidy(words) }
}

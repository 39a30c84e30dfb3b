import type { Steps } from '../../../shared/steps.ts'
import { statementAmount } from './statement-amount.ts'
import { dayOf } from './statement-day.ts'
import { joined, MOST_LINES, type StatementLine, tidy } from './statement-line.ts'

export interface ReadLines {
  lines: StatementLine[]
  /** Lines that could not be understood. */
  unread: number
}

export const isOfx = (text: string): boolean => /<OFX>/i.test(text.slice(0, 4_000))

/**
 * OFX 1 (SGML, whose fields are seldom closed) and OFX 2 (XML): of both, the names and texts of fields are read in a
 * row, and whatever is between two transactions is left alone. Nothing is expanded but the five signs of XML.
 * @returns null where the file breaks off
 */
export function* linesOfOfx(text: string): Steps<ReadLines | null> {
  if (!/<\/OFX>\s*$/i.test(text.slice(-200))) return null
  const lines: StatementLine[] = []
  let unread = 0
  let currency: string | null = null
  let fields: Map<string, string> | null = null
  for (const [, closes, tag = '', words = ''] of text.matchAll(
    /<(\/?)([A-Za-z][A-Za-z0-9.]{0,40})>([^<]{0,2000})/g,
  )) {
    yield
    const name = tag.toUpperCase()
    if (name === 'STMTTRN') {
      if (fields === null) fields = closes ? null : new Map()
      else {
        // One that begins before the last has ended ends it, too.
        const line = lineOf(fields, currency)
        if (line) lines.push(line)
        else unread += 1
        fields = closes ? null : new Map()
        if (lines.length > MOST_LINES) break
      }
    } else if (!closes && name === 'CURDEF') currency = plain(words).slice(0, 3) || null
    else if (!closes && fields && !fields.has(name)) fields.set(name, plain(words))
  }
  return { lines, unread }
}

function lineOf(fields: ReadonlyMap<string, string>, currency: string | null): StatementLine | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(fields.get('DTPOSTED') ?? '') ?? []
  const bookedOn = dayOf(year, month, day)
  const amountMinor = statementAmount(fields.get('TRNAMT') ?? '')
  if (!bookedOn || amountMinor === undefined) return null
  const name = fields.get('NAME') ?? fields.get('PAYEE') ?? ''
  const reference = fields.get('MEMO') ?? ''
  return {
    bookedOn,
    amountMinor,
    currency,
    name,
    reference,
    raw: joined(name, reference, fields.get('CHECKNUM') ?? '', fields.get('REFNUM') ?? ''),
  }
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (words: string): string =>
  tidy(words.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, sign: string) => signs[sign] ?? ''))

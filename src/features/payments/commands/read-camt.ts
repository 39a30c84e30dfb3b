import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml'
import { isOftener } from '../../../shared/oftener.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { Steps } from '../../../shared/steps.ts'
import type { ReadLines } from '../rules/ofx.ts'
import { statementAmount } from '../rules/statement-amount.ts'
import { statementDay } from '../rules/statement-day.ts'
import { joined, MOST_LINES, type StatementLine } from '../rules/statement-line.ts'

export const isXml = (text: string): boolean => /^<(?:\?xml|!DOCTYPE|[A-Za-z:]*Document)\b/.test(text)

/** A statement of 20,000 lines has fewer; what is nested or made of empty tags is not read at all. */
const MOST_TAGS = 400_000
const DEEPEST = 40

/**
 * ISO 20022's camt.053, and its sisters 052 and 054, in every version.
 * The parser expands no entity of a document's own and fetches nothing; a document with a DTD is refused beforehand.
 * @returns null where the file breaks off
 */
export function* linesOfCamt(
  text: string,
): Steps<ReadLines | null | Refusal<'statement-unknown' | 'statement-too-long'>> {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return refuse('statement-unknown')
  if (isOftener('<', text, MOST_TAGS)) return refuse('statement-too-long')
  if (isDeeper(text, DEEPEST)) return refuse('statement-unknown')
  let root: XmlElement | null
  try {
    root = parseXml(text).root
  } catch (fault) {
    if (fault instanceof XmlError) return null
    throw fault
  }
  const statements = (root ? childrenOf(root) : [])
    .flatMap(childrenOf)
    .filter((one) => isNamed(one, 'Stmt', 'Rpt', 'Ntfctn'))
  if (statements.length === 0) return refuse('statement-unknown')
  const lines: StatementLine[] = []
  let unread = 0
  for (const entry of statements.flatMap((one) => all(one, 'Ntry'))) {
    yield
    if (!isBooked(entry)) continue
    const found = linesOfEntry(entry)
    if (found === null) unread += 1
    else lines.push(...found)
    if (lines.length > MOST_LINES) break
  }
  return { lines, unread }
}

/** Tags are counted, not understood: it is enough to keep the parser from calling itself too often. */
function isDeeper(text: string, most: number): boolean {
  let depth = 0
  for (const [tag] of text.matchAll(/<[/!?A-Za-z][^<>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1
    else if (!tag.endsWith('/>') && !/^<[!?]/.test(tag)) depth += 1
    if (depth > most) return true
  }
  return false
}

/** Without the prefix of its namespace. */
const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1)
const isNamed = (element: XmlElement, ...names: string[]): boolean => names.includes(localName(element))
const childrenOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((child): child is XmlElement => child instanceof XmlElement)

/** Every element at the end of a path of names. */
function all(from: XmlElement, ...path: string[]): XmlElement[] {
  return path.reduce<XmlElement[]>(
    (found, name) => found.flatMap((one) => childrenOf(one).filter((child) => isNamed(child, name))),
    [from],
  )
}

const words = (from: XmlElement, ...path: string[]): string =>
  all(from, ...path)
    .map(({ text }) => text)
    .join(' ')

/** Pending entries may still change; version 2 writes the status as text, later ones as a code. */
function isBooked(entry: XmlElement): boolean {
  const status = words(entry, 'Sts').trim()
  return status === '' || status === 'BOOK'
}

/** One line, or one for each payment of a batch whose amounts add up to the whole; null where it cannot be understood. */
function linesOfEntry(entry: XmlElement): StatementLine[] | null {
  const [amount] = all(entry, 'Amt')
  const minor = amount && statementAmount(amount.text)
  const bookedOn = statementDay(
    words(entry, 'BookgDt', 'Dt') || words(entry, 'BookgDt', 'DtTm') || words(entry, 'ValDt', 'Dt'),
  )
  const mark = words(entry, 'CdtDbtInd').trim()
  if (minor === undefined || !bookedOn || !['CRDT', 'DBIT'].includes(mark)) return null
  const sign = mark === 'CRDT' ? 1 : -1
  const currency = amount?.attributes.Ccy ?? null
  const details = all(entry, 'NtryDtls', 'TxDtls')
  const line = (amountMinor: number, from: XmlElement[]): StatementLine => ({
    bookedOn,
    amountMinor: sign * amountMinor + 0,
    currency,
    ...partiesOf(from, sign, words(entry, 'AddtlNtryInf')),
  })
  const parts = details.map((one) =>
    statementAmount(words(one, 'Amt') || words(one, 'AmtDtls', 'TxAmt', 'Amt')),
  )
  const sum = parts.reduce<number>((all, part) => all + (part ?? Number.NaN), 0)
  if (details.length > 1 && sum === minor) return details.map((one, place) => line(parts[place] ?? 0, [one]))
  return [line(minor, details)]
}

function partiesOf(from: XmlElement[], sign: number, more: string) {
  const of = (...path: string[]) => joined(...from.map((one) => words(one, ...path)))
  const who = sign > 0 ? 'Dbtr' : 'Cdtr'
  const name = of('RltdPties', who, 'Nm') || of('RltdPties', who, 'Pty', 'Nm')
  const end = of('Refs', 'EndToEndId')
  const reference = joined(
    of('RmtInf', 'Strd', 'CdtrRefInf', 'Ref'),
    of('RmtInf', 'Ustrd'),
    /^NOT ?PROVIDED$/i.test(end) ? '' : end,
  )
  return { name, reference, raw: joined(name, reference, more) }
}

import { writeMasthead } from '../../../ui/pdf/masthead.ts'
import { A4, ink, mm, Sheet, type TextStyle } from '../../../ui/pdf/sheet.ts'
import { shorten } from '../../../ui/pdf/shorten.ts'

export interface InvoiceSheetProps {
  /** '2026-0007' */
  number: string
  /** Who asks: the group. */
  group: string
  society: string
  /** Who pays, and where they are. */
  to: readonly string[]
  facts: readonly (readonly [term: string, words: string])[]
  lines: readonly { words: string; amount: string }[]
  sums: readonly { words: string; amount: string }[]
  instalments: readonly { words: string; amount: string }[]
  paying: readonly (readonly [term: string, words: string])[]
  /** What a banking app reads; null where there is none. */
  code: string | null
  issuedAt: Temporal.Instant
}

const left = 22 * mm
const right = A4.width - 22 * mm
const whole = right - left
const foot = A4.height - 20 * mm
const amounts = 32 * mm

const text: TextStyle = { face: 'sans', size: 11 }
const strong: TextStyle = { face: 'strong', size: 11 }
const quiet: TextStyle = { face: 'sans', size: 10, ink: ink.quiet }

/** An invoice on one page of A4; with many meetings in smaller letters. */
export function invoiceSheet(props: InvoiceSheetProps): Promise<Buffer> {
  const sheet = new Sheet({
    title: `Invoice ${props.number}: ${props.group}`,
    subject: `Contributions to ${props.group}`,
    author: props.group,
    language: 'en-GB',
    madeAt: props.issuedAt,
  })
  writeMasthead(sheet, props.society, { left, right })
  let y = writeAddress(sheet, props, 36 * mm)
  y = sheet.write(
    'H1',
    `Invoice ${props.number}`,
    { face: 'serif', size: 26, leading: 0 },
    at(left, y + 8 * mm, whole),
  )
  y = writeFacts(sheet, props.facts, y + 5 * mm, whole)
  const room = foot - y - belowHeight(sheet, props)
  y = writeLines(sheet, props, y + 5 * mm, room)
  writeBelow(sheet, props, y + 6 * mm)
  return sheet.bytes()
}

const at = (x: number, y: number, width: number) => ({ x, y, width })

function writeAddress(sheet: Sheet, { to, group }: InvoiceSheetProps, top: number): number {
  const width = whole / 2 - 5 * mm
  let y = top
  sheet.within('Sect', () => {
    for (const line of to.flatMap((each) => each.split('\n')).slice(0, 7)) {
      const shown = shorten(line, (words) => sheet.width(words, text) <= width)
      y = sheet.write('P', shown, text, at(left, y, width))
    }
  })
  const own = sheet.write('P', `From ${group}`, text, at(left + whole / 2, top, whole / 2))
  return Math.max(y, own)
}

function writeFacts(sheet: Sheet, facts: InvoiceSheetProps['facts'], top: number, width: number): number {
  let y = top
  sheet.within('L', () => {
    for (const [term, words] of facts) {
      sheet.within('LI', () => {
        const below = sheet.write('Lbl', term, quiet, at(left, y, 34 * mm))
        y = Math.max(below, sheet.write('LBody', words, text, at(left + 36 * mm, y, width - 36 * mm))) + 1
      })
    }
  })
  return y
}

function writeLines(sheet: Sheet, { lines, sums }: InvoiceSheetProps, top: number, room: number): number {
  const size = [11, 10, 9, 8, 7, 6].find((each) => (lines.length + sums.length + 1) * each * 1.5 <= room) ?? 5
  const one: TextStyle = { face: 'sans', size, leading: 0 }
  let y = top
  const row = (words: string, amount: string, style: TextStyle) => {
    sheet.within('LI', () => {
      sheet.write('LBody', words, style, at(left, y, whole - amounts))
      const width = sheet.width(amount, style)
      sheet.write('LBody', amount, style, at(right - width, y, width + 1))
    })
    y += size * 1.5
  }
  sheet.rule(at(left, y - 2, whole))
  sheet.within('L', () => {
    for (const { words, amount } of lines) row(words, amount, one)
  })
  sheet.rule(at(left, y - 1, whole))
  y += size * 0.5
  sheet.within('L', () => {
    sums.forEach(({ words, amount }, place) => {
      row(words, amount, place === sums.length - 1 ? { ...one, face: 'strong' } : one)
    })
  })
  return y
}

const codeSize = 34 * mm

function belowHeight(sheet: Sheet, props: InvoiceSheetProps): number {
  return sheet.trial(() => writeBelow(sheet, props, 0))
}

function writeBelow(sheet: Sheet, { instalments, paying, code }: InvoiceSheetProps, top: number): number {
  let y = top
  if (instalments.length > 1) {
    y = sheet.write('H2', 'What is due when', strong, at(left, y, whole)) + 1.5 * mm
    const words = instalments.map((each) => `${each.words}: ${each.amount}`).join(' · ')
    y = sheet.write('P', words, { ...text, size: 10 }, at(left, y, whole)) + 5 * mm
  }
  if (paying.length === 0) return y
  y = sheet.write('H2', 'How to pay', strong, at(left, y, whole)) + 1.5 * mm
  const factsTop = y
  y = writeFacts(sheet, paying, y, whole - (code ? codeSize + 6 * mm : 0))
  if (!code) return y
  const place = at(right - codeSize, factsTop - 2 * mm, codeSize)
  sheet.qrCode(code, 'QR code that fills in the transfer in a banking app', place)
  return Math.max(y, factsTop + codeSize)
}

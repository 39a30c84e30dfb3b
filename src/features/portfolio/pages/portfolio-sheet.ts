import { writeMasthead } from '../../../ui/pdf/masthead.ts'
import { A4, ink, mm, Sheet, type TextStyle } from '../../../ui/pdf/sheet.ts'
import { shorten } from '../../../ui/pdf/shorten.ts'
import type { PortfolioInWords } from '../rules/portfolio-words.ts'

export interface PortfolioSheetProps extends PortfolioInWords {
  /** '28 November 2026' */
  handedInOn: string
  /** Where it can be checked; its code says the same. */
  address: string
  handedInAt: Temporal.Instant
}

const left = 22 * mm
const right = A4.width - 22 * mm
const whole = right - left
const labels = 62 * mm
const code = 30 * mm
const band = 34 * mm
const bandTop = A4.height - 18 * mm - band

interface Block {
  title: string
  lines: readonly { what: string; words: string }[]
}

/** A portfolio on one page of A4: the more there is, the smaller it is written; of the entries the latest stay. */
export function portfolioSheet(props: PortfolioSheetProps): Promise<Buffer> {
  const sheet = new Sheet({
    title: `${props.title}: ${props.name}`,
    subject: `Handed in to ${props.society} on ${props.handedInOn}`,
    author: props.society,
    language: 'en-GB',
    madeAt: props.handedInAt,
  })
  writeMasthead(sheet, props.society, { left, right })
  const top = writeHead(sheet, props)
  const bottom = bandTop - 6 * mm
  const { size, blocks } = fitting(sheet, props, top, bottom)
  writeBlocks(sheet, blocks, props.limits, size, top)
  writeBand(sheet, props)
  return sheet.bytes()
}

function writeHead(sheet: Sheet, { title, name, countedOn, criteria }: PortfolioSheetProps): number {
  const line = (y: number) => ({ x: left, y, width: whole })
  let y = sheet.write('H1', title, { face: 'serif', size: 26, leading: 0 }, line(36 * mm)) + 3 * mm
  const named = (size: number): TextStyle => ({ face: 'serif', size })
  const style = [20, 17, 14, 12].map(named).find((each) => sheet.width(name, each) <= whole) ?? named(10)
  y =
    sheet.write(
      'P',
      shorten(name, (words) => sheet.width(words, style) <= whole),
      style,
      line(y),
    ) +
    1 * mm
  const said = criteria ? `As counted on ${countedOn}, under “${criteria}”.` : `As counted on ${countedOn}.`
  y = sheet.write('P', said, { face: 'sans', size: 11, ink: ink.quiet }, line(y)) + 3 * mm
  sheet.rule(line(y), 1.2)
  return y + 4 * mm
}

/** The largest letters in which everything fits; of more entries than that, the earliest are counted only. */
function fitting(sheet: Sheet, props: PortfolioSheetProps, top: number, bottom: number) {
  const fits = (blocks: readonly Block[], size: number) =>
    sheet.trial(() => writeBlocks(sheet, blocks, props.limits, size, top)) <= bottom
  const smallest = 7.5
  for (const size of [11, 10.5, 10, 9.5, 9, 8.5, 8, smallest]) {
    const blocks = blocksOf(props, props.entries.length)
    if (fits(blocks, size)) return { size, blocks }
  }
  for (let entries = props.entries.length - 1; entries > 0; entries--) {
    const blocks = blocksOf(props, entries)
    if (fits(blocks, smallest)) return { size: smallest, blocks }
  }
  return { size: smallest, blocks: blocksOf(props, 0) }
}

function blocksOf({ details, progress, entries }: PortfolioSheetProps, shown: number): Block[] {
  const latest = shown === 0 ? [] : entries.slice(-shown)
  const left = entries.length - latest.length
  const blocks: Block[] = [
    { title: 'Counted', lines: details },
    { title: 'What the set asks', lines: progress.map(({ label, words }) => ({ what: label, words })) },
    {
      title: 'Own entries',
      lines: [
        ...latest.map(({ title, words }) => ({ what: title, words })),
        ...(left > 0 ? [{ what: 'Earlier ones', words: `${left} more, at the check address` }] : []),
      ],
    },
  ]
  return blocks.filter(({ lines }) => lines.length > 0)
}

function writeBlocks(
  sheet: Sheet,
  blocks: readonly Block[],
  limits: string,
  size: number,
  top: number,
): number {
  const gap = size * 0.4
  let y = top
  for (const { title, lines } of blocks) {
    y =
      sheet.write(
        'H2',
        title,
        { face: 'serif', size: size * 1.3, leading: 0 },
        { x: left, y, width: whole },
      ) + gap
    sheet.within('L', () => {
      for (const { what, words } of lines) {
        sheet.within('LI', () => {
          const label = { face: 'sans', size, ink: ink.quiet } as const
          const below = sheet.write('Lbl', what, label, { x: left, y, width: labels - 4 * mm })
          const body = { face: 'sans', size } as const
          const place = { x: left + labels, y, width: whole - labels }
          y = Math.max(below, sheet.write('LBody', words, body, place)) + gap
        })
      }
    })
    y += size * 0.7
  }
  const small: TextStyle = { face: 'sans', size: Math.min(9.5, size), ink: ink.quiet }
  return sheet.write('P', limits, small, { x: left, y, width: whole })
}

function writeBand(sheet: Sheet, { society, handedInOn, address }: PortfolioSheetProps): void {
  sheet.decorate((document) =>
    document.roundedRect(left, bandTop, whole, band, 6).lineWidth(1.2).stroke(ink.accent),
  )
  const x = left + 6 * mm
  const width = whole - code - 12 * mm
  const heading: TextStyle = { face: 'serif', size: 14, leading: 0 }
  let y =
    sheet.write('H2', 'Is it as it was handed in?', heading, { x, y: bandTop + 4 * mm, width }) + 1.2 * mm
  const words = `Handed in on ${handedInOn} to ${society}. Whoever is shown it sees at this address what was handed in:`
  const style: TextStyle = { face: 'sans', size: 10, leading: 0.14 }
  const fits = (text: string) => sheet.height(text, style, width) < style.size * 1.45 * 3.2
  y = sheet.write('P', shorten(words, fits), style, { x, y, width }) + 1.2 * mm
  const typed = address.replace(/^https?:\/\//, '')
  const typedIn = (size: number): TextStyle => ({ face: 'strong', size, ink: ink.accent })
  const linked =
    [10.5, 9.5, 8.5, 7.5].map(typedIn).find((each) => sheet.width(typed, each) <= width) ?? typedIn(7)
  sheet.link(typed, address, linked, { x, y, width })
  const edge = (band - code) / 2
  const place = { x: right - code - edge, y: bandTop + edge, width: code }
  sheet.qrCode(address, `QR code that leads to ${address}`, place)
}

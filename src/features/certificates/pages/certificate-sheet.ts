import { writeMasthead } from '../../../ui/pdf/masthead.ts'
import { A4, ink, mm, Sheet, type TextStyle } from '../../../ui/pdf/sheet.ts'
import { shorten } from '../../../ui/pdf/shorten.ts'

export interface CertificateSheetProps {
  title: string
  society: string
  name: string
  /** After the name. */
  statement: string
  hours: string
  details: readonly Fact[]
  limits: string
  /** '28 November 2026' */
  issuedOn: string
  /** Where it can be checked; its code says the same. */
  address: string
  issuedAt: Temporal.Instant
}

interface Fact {
  what: string
  words: string
}

const left = 22 * mm
const right = A4.width - 22 * mm
const whole = right - left
const labels = 38 * mm
const code = 37 * mm
const band = 41 * mm
const bandTop = A4.height - 22 * mm - band

/** A certificate on one page of A4: what is long is written smaller, and at last shortened. */
export function certificateSheet(props: CertificateSheetProps): Promise<Buffer> {
  const sheet = new Sheet({
    title: `${props.title}: ${props.name}`,
    subject: `${props.hours}, confirmed by ${props.society}`,
    author: props.society,
    language: 'en-GB',
    madeAt: props.issuedAt,
  })
  writeMasthead(sheet, props.society, { left, right })
  const top = writeHead(sheet, props)
  const bottom = bandTop - 8 * mm
  writeDetails(sheet, props, top, bottom)
  writeBand(sheet, props)
  return sheet.bytes()
}

function writeHead(sheet: Sheet, { title, name, statement, hours }: CertificateSheetProps): number {
  const line = (y: number) => ({ x: left, y, width: whole })
  let y = 44 * mm
  y = sheet.write('H1', title, { face: 'serif', size: 32, leading: 0 }, line(y)) + 10 * mm
  y = sheet.write('P', 'This is to confirm that', quiet, line(y)) + 1.5 * mm
  const named = fitted(sheet, name, [28, 24, 20, 16], 'serif', 2)
  y = sheet.write('P', named.words, named.style, line(y)) + 2.5 * mm
  const stated = fitted(sheet, heldTogether(statement), [14, 12.5, 11], 'sans', 4)
  y = sheet.write('P', stated.words, stated.style, line(y)) + 7 * mm
  sheet.rule(line(y), 1.2)
  y = sheet.write('P', hours, { face: 'strong', size: 26, leading: 0 }, line(y + 4 * mm)) + 4 * mm
  sheet.rule(line(y), 1.2)
  return y + 7 * mm
}

const quiet: TextStyle = { face: 'sans', size: 12, ink: ink.quiet }

/** The largest letters in which a text takes so many lines, or its beginning in the smallest. */
function fitted(
  sheet: Sheet,
  text: string,
  sizes: readonly number[],
  face: TextStyle['face'],
  lines: number,
): { words: string; style: TextStyle } {
  const styles = sizes.map((size): TextStyle => ({ face, size }))
  const inLines = (words: string, style: TextStyle) =>
    sheet.height(words, style, whole) < style.size * 1.45 * (lines + 0.2)
  const style = styles.find((each) => inLines(text, each))
  if (style) return { words: text, style }
  const smallest = styles.at(-1) ?? { face, size: 10 }
  return { words: shorten(text, (words) => inLines(words, smallest)), style: smallest }
}

type Detailed = Pick<CertificateSheetProps, 'details' | 'limits'>

function writeDetails(sheet: Sheet, props: Detailed, top: number, bottom: number): void {
  const fits = (detailed: Detailed, size: number) =>
    sheet.trial(() => writeLines(sheet, detailed, size, top)) <= bottom
  const size = [12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5].find((each) => fits(props, each)) ?? 8.5
  writeLines(
    sheet,
    shortened(props, (detailed) => fits(detailed, size)),
    size,
    top,
  )
}

/** Of facts that do not even fit in the smallest letters, the longest are shortened. */
function shortened(props: Detailed, fits: (detailed: Detailed) => boolean): Detailed {
  if (fits(props)) return props
  const longest = props.details.toSorted((a, b) => b.words.length - a.words.length)[0]
  if (!longest) return props
  const withWords = (words: string) => ({
    ...props,
    details: props.details.map((fact) => (fact === longest ? { ...fact, words } : fact)),
  })
  const words = shorten(longest.words, (beginning) => fits(withWords(beginning)))
  if (words) return withWords(words)
  return shortened({ ...props, details: props.details.filter((fact) => fact !== longest) }, fits)
}

function writeLines(sheet: Sheet, { details, limits }: Detailed, size: number, top: number): number {
  const gap = size * 0.6
  let y = top
  sheet.within('L', () => {
    for (const { what, words } of details) {
      sheet.within('LI', () => {
        const label = { face: 'sans', size, ink: ink.quiet } as const
        const below = sheet.write('Lbl', what, label, { x: left, y, width: labels - 4 * mm })
        const body = { face: 'sans', size, leading: 0.2 } as const
        const place = { x: left + labels, y, width: whole - labels }
        y = Math.max(below, sheet.write('LBody', heldTogether(words), body, place)) + gap
      })
    }
  })
  const small: TextStyle = { face: 'sans', size: Math.min(10.5, size), leading: 0.2, ink: ink.quiet }
  return sheet.write('P', limits, small, { x: left, y: y + gap, width: whole })
}

/** A number stays on the line of what it counts: '9 meetings', '12 January'. */
const heldTogether = (words: string): string => words.replace(/(\d) (?=\p{L})/gu, '$1\u00a0')

function writeBand(sheet: Sheet, { society, issuedOn, address }: CertificateSheetProps): void {
  sheet.decorate((document) =>
    document.roundedRect(left, bandTop, whole, band, 6).lineWidth(1.2).stroke(ink.accent),
  )
  const x = left + 7 * mm
  const width = whole - code - 12 * mm
  const heading: TextStyle = { face: 'serif', size: 15, leading: 0 }
  let y = sheet.write('H2', 'Does it still stand?', heading, { x, y: bandTop + 5 * mm, width }) + 1.2 * mm
  const issuer = shorten(society, (words) => sheet.width(words, { face: 'sans', size: 10.5 }) < width)
  const words = `Issued on ${issuedOn} by ${issuer}, from the attendance that the group’s leaders took. Whoever is shown it sees at this address whether it stands as it is printed here:`
  y = sheet.write('P', words, { face: 'sans', size: 10.5, leading: 0.16 }, { x, y, width }) + 1.4 * mm
  const typed = address.replace(/^https?:\/\//, '')
  sheet.link(typed, address, addressStyle(sheet, typed, width), { x, y, width })
  const edge = (band - code) / 2
  const place = { x: right - code - edge, y: bandTop + edge, width: code }
  sheet.qrCode(address, `QR code that leads to ${address}`, place)
}

function addressStyle(sheet: Sheet, typed: string, width: number): TextStyle {
  const style = (size: number): TextStyle => ({ face: 'strong', size, ink: ink.accent })
  return [11, 10, 9, 8].map(style).find((each) => sheet.width(typed, each) <= width) ?? style(7)
}

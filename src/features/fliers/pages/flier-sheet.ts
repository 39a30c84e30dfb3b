import { writeMasthead } from '../../../ui/pdf/masthead.ts'
import { A4, ink, mm, Sheet, type TextStyle } from '../../../ui/pdf/sheet.ts'
import { shorten } from '../../../ui/pdf/shorten.ts'

export interface FlierSheetProps {
  society: string
  /** 'A Balint group, face to face' */
  kind: string
  name: string
  /** When, where, what it costs: what is read from a distance. */
  headlines: readonly Fact[]
  details: readonly Fact[]
  aims: string | null
  leaders: readonly { name: string; what: string | null }[]
  /** What is said of leaders who are not named. */
  unnamed: string | null
  /** Where the code and the link lead. */
  address: string
  /** The same as one types it. */
  typed: string
  /** '25 November 2026' */
  asOf: string
  madeAt: Temporal.Instant
}

interface Fact {
  what: string
  words: string
}

const left = 20 * mm
const right = A4.width - 20 * mm
const whole = right - left
const gutter = 9 * mm
const aside = 57 * mm
const main = whole - aside - gutter
const code = 37 * mm

/** From as large as reads well on a board down to the smallest that still does in the hand. */
const bodySizes = [13.5, 13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5]

/**
 * The flier on one page of A4, however much there is to say: letters become smaller, then the head tighter, and what still
 * does not fit is shortened and says where the rest is.
 */
export function flierSheet(given: FlierSheetProps): Promise<Buffer> {
  const props = {
    ...given,
    headlines: given.headlines.map(heldTogether),
    details: given.details.map(heldTogether),
  }
  const sheet = new Sheet({
    title: `${props.name}: ${props.kind}`,
    subject: `A flier of ${props.society}`,
    author: props.society,
    language: 'en-GB',
    madeAt: props.madeAt,
  })
  const bandTop = A4.height - 14 * mm - footHeight(sheet, props) - 5 * mm - code
  const bottom = bandTop - 7 * mm
  const fits = (isTight: boolean, size: number) => {
    const room = bottom - sheet.trial(() => writeHead(sheet, props, isTight))
    return sheet.trial(() => columnsHeight(sheet, props, sizesOf(size))) <= room
  }
  const size = bodySizes.find((each) => fits(false, each))
  const isTight = size === undefined
  const top = writeHead(sheet, props, isTight)
  const sizes = sizesOf(size ?? bodySizes.find((each) => fits(true, each)) ?? 9.5)
  writeMain(sheet, shortMain(sheet, props, sizes, bottom - top), sizes, top)
  writeDetails(sheet, shortDetails(sheet, props.details, sizes, bottom - top), sizes, top)
  writeBand(sheet, props, bandTop)
  return sheet.bytes()
}

/** A number stays on the line of what it counts: '2 weeks', '12 January'. */
const heldTogether = ({ what, words }: Fact): Fact => ({
  what,
  words: words.replace(/(\d) (?=\p{L})/gu, '$1\u00a0'),
})

// ── society, name, and what is read from a distance ─────────────────────────

const lead =
  'A small, steady group of people who work with patients. They meet regularly and in confidence, and think about one ' +
  'encounter at a time: not what should have been done, but what happened between the two people in the room.'

const label: TextStyle = { face: 'sans', size: 9.5, ink: ink.quiet, spacing: 0.15 }

function writeHead(sheet: Sheet, props: FlierSheetProps, isTight: boolean): number {
  const gap = isTight ? 0.6 : 1
  writeMasthead(sheet, props.society, { left, right })
  let y = isTight ? 31 * mm : 36 * mm
  const eyebrow: TextStyle = { face: 'strong', size: 12, ink: ink.accent }
  y = sheet.write('P', props.kind, eyebrow, { x: left, y, width: whole }) + gap * mm
  const title = titleOf(sheet, props.name, isTight)
  y = sheet.write('H1', title.words, title.style, { x: left, y, width: whole }) + 3.5 * gap * mm
  const leading: TextStyle = isTight
    ? { face: 'sans', size: 11 }
    : { face: 'sans', size: 12.5, leading: 0.18 }
  y = sheet.write('P', lead, leading, { x: left, y, width: whole }) + 5 * gap * mm
  sheet.rule({ x: left, y, width: whole }, 1.2)
  y = writeHeadlines(sheet, props.headlines, y + 4 * gap * mm) + 4 * gap * mm
  sheet.rule({ x: left, y, width: whole }, 1.2)
  return y + 6 * gap * mm
}

function titleOf(sheet: Sheet, name: string, isTight: boolean): { words: string; style: TextStyle } {
  const styles = (isTight ? [28, 24, 20] : [40, 36, 32, 28, 24, 21]).map(
    (size): TextStyle => ({ face: 'serif', size, leading: 0 }),
  )
  const small: TextStyle = { face: 'serif', size: 18, leading: 0 }
  const inLines = (words: string, style: TextStyle, lines: number) =>
    sheet.height(words, style, whole) < style.size * 1.3 * (lines + 0.2)
  const style = styles.find((each) => inLines(name, each, 2))
  return style
    ? { words: name, style }
    : { words: shorten(name, (words) => inLines(words, small, 3)), style: small }
}

function writeHeadlines(sheet: Sheet, headlines: readonly Fact[], y: number): number {
  const width = (whole - gutter * (headlines.length - 1)) / Math.max(1, headlines.length)
  const inLines = (words: string, size: number, lines: number) =>
    sheet.height(words, strongOf(size), width) < size * 1.4 * (lines + 0.2)
  const size =
    [14.5, 13.5, 12.5].find((each) => headlines.every(({ words }) => inLines(words, each, 2))) ?? 11.5
  let lowest = y
  sheet.within('L', () => {
    headlines.forEach(({ what, words }, nth) => {
      const place = { x: left + nth * (width + gutter), y, width }
      const shown = shorten(words, (beginning) => inLines(beginning, size, 4))
      sheet.within('LI', () => {
        const under = sheet.write('Lbl', what, label, place) + 0.6 * mm
        lowest = Math.max(lowest, sheet.write('LBody', shown, strongOf(size), { ...place, y: under }))
      })
    })
  })
  return lowest
}

const strongOf = (size: number): TextStyle => ({ face: 'strong', size, leading: 0.08 })

// ── the two columns ─────────────────────────────────────────────────────────

interface Sizes {
  heading: TextStyle
  body: TextStyle
  strong: TextStyle
  under: TextStyle
  label: TextStyle
  /** Between paragraphs. */
  gap: number
}

const sizesOf = (size: number): Sizes => ({
  heading: { face: 'serif', size: size + 4, leading: 0 },
  body: { face: 'sans', size, leading: 0.2 },
  strong: { face: 'strong', size: size + 0.5 },
  under: { face: 'sans', size: size - 0.5, ink: ink.quiet },
  label: { ...label, size: Math.min(label.size, size - 1.5) },
  gap: size * 0.55,
})

const columnsHeight = (sheet: Sheet, props: FlierSheetProps, sizes: Sizes): number =>
  Math.max(writeMain(sheet, props, sizes, 0), writeDetails(sheet, props.details, sizes, 0))

type Main = Pick<FlierSheetProps, 'aims' | 'leaders' | 'unnamed' | 'address' | 'typed'> & {
  isShort?: boolean
}

function writeMain(sheet: Sheet, props: Main, sizes: Sizes, top: number): number {
  const below = props.aims === null ? top : writeAims(sheet, props, props.aims, sizes, top)
  return sheet.within('Sect', () => {
    let y = sheet.write('H2', 'Led by', sizes.heading, { x: left, y: below, width: main }) + sizes.gap * 0.6
    for (const { name, what } of props.leaders) {
      y = sheet.write('P', name, sizes.strong, { x: left, y, width: main })
      if (what) y = sheet.write('P', what, sizes.under, { x: left, y, width: main })
      y += sizes.gap
    }
    return props.unnamed ? sheet.write('P', `${props.unnamed}.`, sizes.body, { x: left, y, width: main }) : y
  })
}

function writeAims(
  sheet: Sheet,
  { isShort, address, typed }: Main,
  aims: string,
  sizes: Sizes,
  top: number,
): number {
  return sheet.within('Sect', () => {
    let y =
      sheet.write('H2', 'What it is for', sizes.heading, { x: left, y: top, width: main }) + sizes.gap * 0.6
    for (const paragraph of aims.split(/\n\s*\n/).filter((each) => each.trim() !== '')) {
      y = sheet.write('P', paragraph.trim(), sizes.body, { x: left, y, width: main }) + sizes.gap
    }
    if (isShort) {
      y = sheet.link(`More at ${typed}`, address, sizes.under, { x: left, y, width: main }) + sizes.gap
    }
    return y + sizes.gap * 1.5
  })
}

/** The aims as far as there is room; of very many leaders the first ones. */
function shortMain(sheet: Sheet, props: Main, sizes: Sizes, room: number): Main {
  const fits = (main: Main) => sheet.trial(() => writeMain(sheet, main, sizes, 0)) <= room
  if (fits(props)) return props
  const { aims } = props
  const withAims = (text: string) => ({ ...props, aims: text, isShort: true })
  const shorter = aims && shorten(aims, (beginning) => fits(withAims(beginning)))
  if (shorter) return withAims(shorter)
  const { leaders } = props
  if (leaders.length < 2) return { ...props, aims: null, leaders: [], unnamed: `More at ${props.typed}` }
  const unnamed = `And more, who are named at ${props.typed}`
  return shortMain(sheet, { ...props, leaders: leaders.slice(0, -1), unnamed }, sizes, room)
}

function writeDetails(sheet: Sheet, details: readonly Fact[], sizes: Sizes, top: number): number {
  const x = right - aside
  let y = top
  sheet.within('L', () => {
    for (const { what, words } of details) {
      sheet.within('LI', () => {
        y = sheet.write('Lbl', what, sizes.label, { x, y, width: aside })
        y = sheet.write('LBody', words, sizes.body, { x, y, width: aside }) + sizes.gap * 1.2
      })
    }
  })
  return y - sizes.gap
}

/** When even the smallest letters do not do, the longest of the facts is shortened, then the next. */
function shortDetails(sheet: Sheet, details: readonly Fact[], sizes: Sizes, room: number): readonly Fact[] {
  const fits = (facts: readonly Fact[]) => sheet.trial(() => writeDetails(sheet, facts, sizes, 0)) <= room
  const longest = details.toSorted((a, b) => b.words.length - a.words.length)[0]
  if (!longest || fits(details)) return details
  const withWords = (words: string) => details.map((fact) => (fact === longest ? { ...fact, words } : fact))
  const words = shorten(longest.words, (beginning) => fits(withWords(beginning)))
  const others = details.filter((fact) => fact !== longest)
  return words ? withWords(words) : shortDetails(sheet, others, sizes, room)
}

// ── how to apply ────────────────────────────────────────────────────────────

const how =
  'A few lines on the page of the group; you need no account. A leader then talks with you before anybody decides.'

function writeBand(sheet: Sheet, props: FlierSheetProps, top: number): void {
  sheet.decorate((document) =>
    document.roundedRect(left, top, whole, code, 6).lineWidth(1.2).stroke(ink.accent),
  )
  const x = left + 7 * mm
  const width = whole - code - 12 * mm
  let y = top + 5 * mm
  y = sheet.write('H2', 'How to apply', { face: 'serif', size: 17, leading: 0 }, { x, y, width }) + 1.2 * mm
  y = sheet.write('P', how, { face: 'sans', size: 11.5, leading: 0.16 }, { x, y, width }) + 1.6 * mm
  sheet.link(props.typed, props.address, addressStyle(sheet, props.typed, width), { x, y, width })
  const edge = 1 * mm
  const place = { x: right - code + edge, y: top + edge, width: code - 2 * edge }
  sheet.qrCode(props.address, `QR code that leads to ${props.address}`, place)
  sheet.write('P', footWords(props), small, { x: left, y: top + code + 5 * mm, width: whole })
}

function addressStyle(sheet: Sheet, typed: string, width: number): TextStyle {
  const style = (size: number): TextStyle => ({ face: 'strong', size, ink: ink.accent })
  return [12, 11, 10, 9].map(style).find((each) => sheet.width(typed, each) <= width) ?? style(8)
}

const small: TextStyle = { face: 'sans', size: 9, ink: ink.quiet }

const footWords = ({ asOf }: FlierSheetProps): string =>
  `As of ${asOf}. Should anything here have changed since, the page behind the code shows it, and says so. ` +
  'Nothing about a patient is ever asked for there.'

const footHeight = (sheet: Sheet, props: FlierSheetProps): number =>
  sheet.height(footWords(props), small, whole)

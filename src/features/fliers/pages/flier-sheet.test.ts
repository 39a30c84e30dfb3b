import { inflateSync } from 'node:zlib'
import jsQR from 'jsqr'
import { extractLinks, extractText, getDocumentProxy, getMeta } from 'unpdf'
import { beforeAll, describe, expect, test } from 'vitest'
import { asTyped } from '../rules/flier-address.ts'
import type { FlierFacts } from '../rules/flier-facts.ts'
import { asOf, flierInWords } from '../rules/flier-words.ts'
import { flierSheet } from './flier-sheet.ts'

const leith: FlierFacts = {
  society: 'The Balint Society',
  name: 'Leith Evening',
  mode: 'face-to-face',
  region: 'Scotland',
  area: 'Leith',
  aims: 'To think together about what stays with us after surgery.\n\nWe are GPs and nurses.',
  professions: ['GP', 'Nurse', 'Counsellor'],
  languages: ['English'],
  weekday: 2,
  startTime: '19:30',
  everyWeeks: 2,
  lengthMinutes: 90,
  timeZone: 'Europe/London',
  dates: { first: '2027-01-12', last: '2027-03-23', meetings: 6 },
  fee: {
    contributionMinor: 1800,
    currency: 'GBP',
    paidAhead: 'term',
    firstMeetingFree: true,
    covers: 'Both leaders and the room',
  },
  leaders: [
    { name: 'Ailsa Grant', profession: 'GP', accreditation: 'accredited' },
    { name: 'Zofia Wiśniewska', profession: 'Psychotherapist', accreditation: 'working-towards' },
  ],
  leadersInAll: 2,
}

const address = 'https://circle.example.org/fliers/3f9a0c12b7e4'
const madeAt = Temporal.Instant.from('2026-11-25T10:00:00Z')

const printed = async (facts: FlierFacts) =>
  new Uint8Array(
    await flierSheet({
      ...flierInWords(facts),
      address,
      typed: asTyped(address),
      asOf: asOf({ facts, madeAt }),
      madeAt,
    }),
  )

/** A reader takes its bytes away, so each is given its own. */
const read = (bytes: Uint8Array) => getDocumentProxy(bytes.slice())

async function wordsOn(bytes: Uint8Array): Promise<string> {
  const { text, totalPages } = await extractText(bytes.slice(), { mergePages: true })
  expect(totalPages).toBe(1)
  return text.replace(/\s+/g, ' ')
}

describe('a flier on paper (R15)', () => {
  let bytes: Uint8Array
  beforeAll(async () => {
    bytes = await printed(leith)
  })

  test('says aims, place, weekday, dates, length, cost and what it pays for, leaders and how to apply', async () => {
    const words = await wordsOn(bytes)
    for (const said of [
      'Leith Evening',
      'A Balint group, face to face',
      'To think together about what stays with us after surgery.',
      'Leith, Scotland',
      'Tuesdays at 19:30, every 2 weeks, 90 minutes',
      '6 meetings, from 12 January to 23 March 2027',
      '£18 a meeting',
      'A term ahead',
      'Free, to try it',
      'Both leaders and the room',
      'GPs, nurses and counsellors',
      'Ailsa Grant GP · Accredited by the society',
      'Zofia Wiśniewska Psychotherapist · Working towards accreditation',
      'How to apply',
      'circle.example.org/fliers/3f9a0c12b7e4',
      'As of 25 November 2026',
      'The Balint Society',
    ]) {
      expect(words).toContain(said)
    }
  })

  test('is tagged for screen readers: title, language, headings, lists, and a code that says where it leads', async () => {
    const document = await read(bytes)
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
    const { info, metadata } = await getMeta(bytes.slice())
    expect(info).toMatchObject({ Title: 'Leith Evening: A Balint group, face to face', Language: 'en-GB' })
    expect(metadata.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>')
    const page = await document.getPage(1)
    const outline = rolesIn(await page.getStructTree())
    expect(outline.slice(0, 4)).toEqual(['P', 'P', 'H1', 'P'])
    expect(outline.filter((role) => role === 'H2')).toHaveLength(3)
    expect(outline).toEqual(expect.arrayContaining(['L', 'LI', 'Lbl', 'LBody', 'Link']))
    expect(outline).toContain(`Figure: QR code that leads to ${address}`)
    const { links } = await extractLinks(bytes.slice())
    expect(links).toEqual([address])
  })

  test('brings its own fonts, and draws in one dark ink or another: nothing is lost in black and white', async () => {
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw.match(/\/BaseFont \/\S+/g)?.map((font) => font.replace(/.*\+/, ''))).toEqual(
      expect.arrayContaining(['SourceSerif4-Semibold', 'SourceSans3-Regular', 'SourceSans3-Semibold']),
    )
    expect(raw.match(/\/FontFile3/g)).toHaveLength(3)
  })

  test('its code is read by a telephone and leads to the page of the group', async () => {
    expect(jsQR.default(picturedCode(bytes), SIDE, SIDE)?.data).toBe(address)
  })

  test('is the same to the byte when the same facts are printed again', async () => {
    expect(Buffer.from(await printed(leith)).equals(Buffer.from(bytes))).toBe(true)
  })
})

describe('whatever there is to say, it is one page', () => {
  const cases: [string, Partial<FlierFacts>, string[]][] = [
    [
      'online, in euros, one leader who is not named, and little else',
      {
        mode: 'online',
        area: null,
        aims: null,
        dates: null,
        leaders: [],
        leadersInAll: 1,
        timeZone: 'Europe/Dublin',
        fee: {
          contributionMinor: 2250,
          currency: 'EUR',
          paidAhead: 'months',
          firstMeetingFree: false,
          covers: '',
        },
      },
      [
        '€22.50 a meeting',
        'Tuesdays at 19:30 (Irish time)',
        'One leader, who introduces themselves when you talk.',
      ],
    ],
    [
      'aims that fill four pages, and much that the cost pays for',
      {
        aims: 'We want a steady place in which each of us may say what it did to us. '.repeat(57),
        fee: {
          contributionMinor: 1800,
          currency: 'GBP',
          paidAhead: 'term',
          firstMeetingFree: true,
          covers: 'The leaders, the room and its heating, tea, and a part of the supervision. '.repeat(6),
        },
      },
      ['More at circle.example.org/fliers/3f9a0c12b7e4', 'Ailsa Grant', 'How to apply', 'As of'],
    ],
    [
      'words without an end, and six leaders of whom nobody has a short name',
      {
        name: 'W'.repeat(120),
        area: 'M'.repeat(120),
        aims: 'x'.repeat(4000),
        leaders: Array.from({ length: 6 }, () => ({
          name: 'Q'.repeat(120),
          profession: 'P'.repeat(80),
          accreditation: 'accredited',
        })),
        leadersInAll: 7,
      },
      ['And more, who are named at', 'How to apply', 'As of'],
    ],
    ['pictures and marks that no printer has', { name: 'Leith 🎉 Evening\u200b\u0007' }, ['Leith Evening']],
  ]
  test.each(cases)('%s', async (_, facts, says) => {
    const words = await wordsOn(await printed({ ...leith, ...facts }))
    for (const said of says) expect(words).toContain(said)
  })
})

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof read>>['getPage']>>
type Node = NonNullable<Awaited<ReturnType<Page['getStructTree']>>>

/** The structure's roles in the order in which they are read out. */
function rolesIn(node: Node | Node['children'][number] | null): string[] {
  if (!node || !('role' in node)) return []
  const within = node.children.flatMap(rolesIn)
  if (['Root', 'Document', 'Sect'].includes(node.role)) return within
  return [node.role === 'Figure' && 'alt' in node ? `Figure: ${node.alt}` : node.role, ...within]
}

const PIXELS = 8
const SIDE = 60 * PIXELS

/** The code as a camera sees it: the squares that the page's own drawing fills, in black on white. */
function picturedCode(bytes: Uint8Array): Uint8ClampedArray {
  const picture = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255)
  for (const [, x = '', y = '', toX = ''] of contentOf(bytes).matchAll(/^(\d+) (\d+) m\n(\d+) \2 l\n/gm)) {
    for (let row = 0; row < PIXELS; row++) {
      const start = ((Number(y) + 5) * PIXELS + row) * SIDE + (Number(x) + 5) * PIXELS
      const length = (Number(toX) - Number(x)) * PIXELS
      for (let pixel = start; pixel < start + length; pixel++) picture.fill(0, pixel * 4, pixel * 4 + 3)
    }
  }
  return picture
}

/** What the page is told to draw, taken out of the file. */
function contentOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes)
  const from = file.indexOf('stream\n') + 'stream\n'.length
  return inflateSync(file.subarray(from, file.indexOf('endstream', from))).toString('latin1')
}

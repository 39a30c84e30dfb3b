import type { KnownFile } from '../src/shared/known-files.ts'
import { A4, mm, Sheet } from '../src/ui/pdf/sheet.ts'

interface Receipted {
  /** Who was paid; nobody real. */
  from: string
  words: string
  /** '£18.40' */
  sum: string
  on: Temporal.PlainDate
}

/** A receipt as a shop would send it: a page that opens, with nothing on it but what was bought. */
export async function receiptOf({ from, words, sum, on }: Receipted): Promise<KnownFile> {
  const sheet = new Sheet({
    title: `Receipt of ${from}`,
    subject: words,
    author: from,
    language: 'en-GB',
    madeAt: on.toZonedDateTime('Europe/London').toInstant(),
  })
  const [x, width] = [25 * mm, A4.width - 50 * mm]
  const told = [
    from,
    words,
    on.toLocaleString('en-GB', { dateStyle: 'long' }),
    `Received with thanks: ${sum}`,
  ]
  let y = sheet.write('H1', 'Receipt', { face: 'serif', size: 22 }, { x, y: 40 * mm, width }) + 8 * mm
  for (const line of told) y = sheet.write('P', line, { face: 'sans', size: 12 }, { x, y, width }) + 3 * mm
  return { mediaType: 'application/pdf', bytes: await sheet.bytes() }
}

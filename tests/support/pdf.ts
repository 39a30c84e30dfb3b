import { inflateSync } from 'node:zlib'
import jsQR from 'jsqr'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect } from 'vitest'

/** What stands on a document of one page, on one line. A reader takes its bytes away, so each is given its own. */
export async function wordsOn(bytes: Uint8Array): Promise<string> {
  const { text, totalPages } = await extractText(bytes.slice(), { mergePages: true })
  expect(totalPages).toBe(1)
  return text.replace(/\s+/g, ' ')
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>
type Node = NonNullable<Awaited<ReturnType<Page['getStructTree']>>>

/** The roles of its structure in the order in which they are read out. */
export async function rolesOn(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(bytes.slice())
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
  return rolesIn(await (await document.getPage(1)).getStructTree())
}

function rolesIn(node: Node | Node['children'][number] | null): string[] {
  if (!node || !('role' in node)) return []
  const within = node.children.flatMap(rolesIn)
  if (['Root', 'Document', 'Sect'].includes(node.role)) return within
  return [node.role === 'Figure' && 'alt' in node ? `Figure: ${node.alt}` : node.role, ...within]
}

const PIXELS = 8
const SIDE = 60 * PIXELS

/** What a telephone reads in its QR code: the squares that the page's own drawing fills, in black on white. */
export function readCode(bytes: Uint8Array): string | undefined {
  const picture = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255)
  for (const [, x = '', y = '', toX = ''] of contentOf(bytes).matchAll(/^(\d+) (\d+) m\n(\d+) \2 l\n/gm)) {
    for (let row = 0; row < PIXELS; row++) {
      const start = ((Number(y) + 5) * PIXELS + row) * SIDE + (Number(x) + 5) * PIXELS
      const length = (Number(toX) - Number(x)) * PIXELS
      for (let pixel = start; pixel < start + length; pixel++) picture.fill(0, pixel * 4, pixel * 4 + 3)
    }
  }
  return jsQR.default(picture, SIDE, SIDE)?.data
}

/** What the page is told to draw, taken out of the file. */
function contentOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes)
  const from = file.indexOf('stream\n') + 'stream\n'.length
  return inflateSync(file.subarray(from, file.indexOf('endstream', from))).toString('latin1')
}

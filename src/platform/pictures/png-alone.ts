import { crc32 } from 'node:zlib'
import { exifOf, orientationIn } from './orientation.ts'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** What draws a PNG (third edition, 11): the chunks that have to be understood, colours, transparency, size, movement. */
const drawing = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND'],
  ...['tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'hIST', 'pHYS', 'sPLT'],
  ...['acTL', 'fcTL', 'fdAT'],
])

/** @returns null: its parts do not fit */
export function pngAlone(bytes: Uint8Array): Uint8Array | null {
  if (!SIGNATURE.every((byte, place) => bytes[place] === byte)) return null
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const kept: Uint8Array[] = [SIGNATURE]
  for (let at = SIGNATURE.length; at + 12 <= source.length; ) {
    const next = at + 12 + source.readUInt32BE(at)
    if (next > source.length) return null
    const type = source.toString('latin1', at + 4, at + 8)
    if (kept.length === 1 && type !== 'IHDR') return null
    if (drawing.has(type)) kept.push(source.subarray(at, next))
    if (type === 'eXIf') {
      const orientation = orientationIn(source.subarray(at + 8, next - 4))
      if (orientation) kept.push(chunk('eXIf', exifOf(orientation)))
    }
    if (type === 'IEND') return Buffer.concat(kept)
    at = next
  }
  return null
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

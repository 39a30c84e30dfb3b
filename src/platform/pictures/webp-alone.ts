import { exifOf, type Orientation, orientationIn } from './orientation.ts'

/** What draws a WebP (RFC 9649): its pictures, their transparency, movement and colours. */
const drawing = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

const HEADER_BYTES = 12
const FRAME_HEADER_BYTES = 16
/** In the first byte of VP8X: whether there is Exif, and XMP. */
const EXIF_FLAG = 0x08
const XMP_FLAG = 0x04

interface Chunk {
  type: string
  content: Buffer
}

/** @returns null: its parts do not fit */
export function webpAlone(bytes: Uint8Array): Uint8Array | null {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (source.length < HEADER_BYTES) return null
  if (source.toString('latin1', 0, 4) !== 'RIFF' || source.toString('latin1', 8, 12) !== 'WEBP') return null
  // What follows the end that it states itself is none of it.
  const end = source.readUInt32LE(4) + 8
  const chunks = end > source.length ? null : chunksIn(source.subarray(HEADER_BYTES, end))
  if (!chunks?.some(({ type }) => type.startsWith('VP8'))) return null
  const exif = chunks.find(({ type }) => type === 'EXIF')
  const orientation = exif ? orientationIn(withoutPreamble(exif.content)) : null
  const kept = chunks.flatMap((chunk) => drawn(chunk, orientation) ?? [])
  if (orientation) kept.push({ type: 'EXIF', content: Buffer.from(exifOf(orientation)) })
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept.map(written)])
  const riff = Buffer.from('RIFF\0\0\0\0', 'latin1')
  riff.writeUInt32LE(body.length, 4)
  return Buffer.concat([riff, body])
}

function drawn({ type, content }: Chunk, orientation: Orientation | null): Chunk | null {
  if (!drawing.has(type)) return null
  if (type === 'VP8X' && content.length > 0) {
    const flags = Buffer.from(content)
    flags[0] = ((flags[0] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)) | (orientation ? EXIF_FLAG : 0)
    return { type, content: flags }
  }
  if (type !== 'ANMF') return { type, content }
  // A frame holds chunks of its own.
  const parts = chunksIn(content.subarray(FRAME_HEADER_BYTES))?.filter((part) => drawing.has(part.type)) ?? []
  return {
    type,
    content: Buffer.concat([content.subarray(0, FRAME_HEADER_BYTES), ...parts.map(written)]),
  }
}

/** Some programs write before Exif what stands before it in a JPEG. */
const withoutPreamble = (exif: Buffer): Buffer =>
  exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif

function chunksIn(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4)
    if (at + 8 + length > bytes.length) return null
    chunks.push({
      type: bytes.toString('latin1', at, at + 4),
      content: bytes.subarray(at + 8, at + 8 + length),
    })
    // Each begins at an even place.
    at += 8 + length + (length % 2)
  }
  return chunks
}

function written({ type, content }: Chunk): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}

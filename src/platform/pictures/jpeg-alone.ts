import { exifOf, type Orientation, orientationIn } from './orientation.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const JFIF_BYTES = 14

const isAscii = (bytes: Uint8Array, words: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(words.length, bytes.length)).toString('latin1') ===
  words

/**
 * A JPEG (ITU T.81, Annex B) of what draws it alone: tables, frames, scans, colours. Whatever else there is, known or not, goes, and so
 * does what follows its end.
 * @returns null: its parts do not fit
 */
export function jpegAlone(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const kept: Uint8Array[] = []
  let orientation: Orientation | null = null
  let hasScan = false
  for (let at = 2; ; ) {
    // Any number of fill bytes may stand before a marker.
    if (bytes[at] !== 0xff) return null
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === undefined) return null
    if (marker === EOI) break
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const next = at + 2 + length
    if (length < 2 || next > bytes.length) return null
    const content = bytes.subarray(at + 4, next)
    if (marker === APP1 && isAscii(content, 'Exif\0\0')) orientation ??= orientationIn(content.subarray(6))
    const part = drawing(marker, content)
    if (part) kept.push(segment(marker, part))
    at = next
    if (marker !== SOS) continue
    hasScan = true
    const end = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, end))
    at = end
    // Broken off within a scan: what is there is shown.
    if (at === bytes.length) break
  }
  if (!hasScan) return null
  const exif = orientation
    ? [segment(APP1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(orientation)]))]
    : []
  return Buffer.concat([Uint8Array.of(0xff, SOI), ...exif, ...kept, Uint8Array.of(0xff, EOI)])
}

/** What of a segment is needed to draw; null: nothing. */
function drawing(marker: number, content: Uint8Array): Uint8Array | null {
  if (marker === APP0) return isAscii(content, 'JFIF\0') ? withoutThumbnail(content) : null
  if (marker === APP2) return isAscii(content, 'ICC_PROFILE\0') ? content : null
  if (marker === APP14) return isAscii(content, 'Adobe') ? content : null
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= SOS && marker <= 0xdf) || marker === 0xdb
    ? content
    : null
}

function withoutThumbnail(jfif: Uint8Array): Uint8Array | null {
  if (jfif.length < JFIF_BYTES) return null
  const alone = Uint8Array.from(jfif.subarray(0, JFIF_BYTES))
  alone.fill(0, JFIF_BYTES - 2)
  return alone
}

const segment = (marker: number, content: Uint8Array): Uint8Array =>
  Buffer.concat([
    Uint8Array.of(0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff),
    content,
  ])

/** Where the next marker stands that is none of a scan's own: a stuffed zero, or one to begin again at. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    const isOfScan = next === 0 || next === 0xff || (next !== undefined && next >= 0xd0 && next <= 0xd7)
    if (next !== undefined && !isOfScan) return at
  }
  return bytes.length
}

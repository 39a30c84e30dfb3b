/** How a camera was held, as Exif says it: 1 upright … 8. Of all that it writes, the one thing that a picture needs. */
export type Orientation = 2 | 3 | 4 | 5 | 6 | 7 | 8

const ORIENTATION_TAG = 0x0112
const SHORT = 3
const ENTRY_BYTES = 12

/**
 * Reads it from a TIFF header with its first directory (Exif 3.0, 4.6.5), which is how JPEG, PNG and WebP all carry Exif.
 * @returns null: upright, or not said
 */
export function orientationIn(exif: Uint8Array): Orientation | null {
  const tiff = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  if (tiff.byteLength < 8) return null
  const byteOrder = tiff.getUint16(0)
  if (byteOrder !== 0x4949 && byteOrder !== 0x4d4d) return null
  const isLittle = byteOrder === 0x4949
  const directory = tiff.getUint32(4, isLittle)
  if (directory + 2 > tiff.byteLength) return null
  const entries = tiff.getUint16(directory, isLittle)
  for (let place = 0; place < entries; place++) {
    const entry = directory + 2 + place * ENTRY_BYTES
    if (entry + ENTRY_BYTES > tiff.byteLength) return null
    if (tiff.getUint16(entry, isLittle) !== ORIENTATION_TAG) continue
    return tiff.getUint16(entry + 2, isLittle) === SHORT ? turned(tiff.getUint16(entry + 8, isLittle)) : null
  }
  return null
}

const turnings: readonly Orientation[] = [2, 3, 4, 5, 6, 7, 8]
const turned = (value: number): Orientation | null => turnings.find((each) => each === value) ?? null

/** Exif that says this and nothing else. */
export const exifOf = (orientation: Orientation): Uint8Array =>
  Uint8Array.of(
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, ORIENTATION_TAG >> 8, ORIENTATION_TAG & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  )

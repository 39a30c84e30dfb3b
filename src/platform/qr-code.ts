import { crc32, deflateSync } from 'node:zlib'
import { encode, renderSVG } from 'uqr'

/** A quarter may be dirty or torn, and it is still read. */
const options = { ecc: 'Q', border: 4 } as const

/** For paper: sharp at any size. */
export const qrSvg = (text: string): string => renderSVG(text, options)

const PIXELS_A_MODULE = 12

/** For a newsletter or a slide: black on white, one bit a pixel (PNG, ISO/IEC 15948). */
export function qrPng(text: string): Uint8Array<ArrayBuffer> {
  const { data, size } = encode(text, options)
  const side = size * PIXELS_A_MODULE
  const lineBytes = Math.ceil(side / 8)
  const lines = data.map((row) => {
    const line = Buffer.alloc(1 + lineBytes)
    for (let x = 0; x < side; x += 1) {
      if (!row[Math.floor(x / PIXELS_A_MODULE)])
        line[1 + (x >> 3)] = (line[1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
    }
    return Buffer.concat(Array.from({ length: PIXELS_A_MODULE }, () => line))
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1 // bits a pixel; grey, no interlace
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.concat(lines))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

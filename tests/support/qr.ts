import jsQR from 'jsqr'

const PIXELS = 4

/** What a telephone reads in the first QR code of a page: its squares as they are drawn; undefined where there is none. */
export function readCodeOn(html: string): string | undefined {
  const [, quiet = '', size = ''] = /viewBox="-(\d+) -\d+ (\d+) \d+" role="img"/.exec(html) ?? []
  const [, drawn = ''] = /<path d="([^"]+)" fill="#000" shape-rendering="crispEdges"/.exec(html) ?? []
  if (!drawn) return undefined
  const side = Number(size) * PIXELS
  const picture = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x = '', y = '', length = ''] of drawn.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    const from = (Number(x) + Number(quiet)) * PIXELS
    for (let row = 0; row < PIXELS; row++) {
      const line = ((Number(y) + Number(quiet)) * PIXELS + row) * side
      for (let pixel = line + from; pixel < line + from + Number(length) * PIXELS; pixel++)
        picture.fill(0, pixel * 4, pixel * 4 + 3)
    }
  }
  return jsQR.default(picture, side, side)?.data
}

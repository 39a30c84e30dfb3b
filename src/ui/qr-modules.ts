import { encode } from 'uqr'

/** The dark squares of a QR code, row by row, without the quiet edge around it. A tenth of it may be torn off (ECC M). */
export function qrModules(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 0 }).data
}

/** White around a code, in squares, so that readers find it (ISO/IEC 18004). */
export const QUIET = 4

/** The dark squares as one path of unit squares, a run of neighbours at a time. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => runs(row).map(([from, length]) => `M${from} ${y}h${length}v1h${-length}z`))
    .join('')
}

function runs(row: readonly boolean[]): [from: number, length: number][] {
  const found: [number, number][] = []
  row.forEach((dark, x) => {
    const last = found.at(-1)
    if (!dark) return
    if (last && last[0] + last[1] === x) last[1] += 1
    else found.push([x, 1])
  })
  return found
}

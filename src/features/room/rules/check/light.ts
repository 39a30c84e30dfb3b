/** Mean brightness from 0 to 255, of the middle of the picture, where the face is, and of its margins. */
export interface Brightness {
  middle: number
  margin: number
}

export type Light = 'good' | 'dark' | 'backlit'

/** Below it one is a shadow on eleven other screens. */
const DARK = 55
/** A window behind somebody: the camera closes its eye, and the face goes black. */
const BACKLIT = 70

export function light({ middle, margin }: Brightness): Light {
  if (margin - middle > BACKLIT) return 'backlit'
  return middle < DARK ? 'dark' : 'good'
}

/** From the pixels (RGBA) of a small picture. */
export function brightness(pixels: ArrayLike<number>, width: number, height: number): Brightness {
  const sums = { middle: 0, margin: 0 }
  const counts = { middle: 0, margin: 0 }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      // Rec. 601: how bright the three colours are to the eye.
      const value = 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0)
      const part = x > width * 0.3 && x < width * 0.7 && y > height * 0.2 ? 'middle' : 'margin'
      sums[part] += value
      counts[part]++
    }
  }
  return {
    middle: sums.middle / Math.max(1, counts.middle),
    margin: sums.margin / Math.max(1, counts.margin),
  }
}

export const lightWords: Readonly<Record<Light, string | null>> = {
  good: null,
  dark: 'It is dark where you are: the others hardly see your face. Switch on a lamp in front of you.',
  backlit:
    'The light is behind you: your face is in its shadow. Turn away from the window, or draw the curtain.',
}

export interface Screen {
  /** CSS pixels of the window. */
  width: number
  height: number
  /** CSS pixels of the whole screen. */
  screenWidth: number
  screenHeight: number
  /** Fingers are its only pointer. */
  touchOnly: boolean
}

/** phone: too small for a circle however one turns it; small-window: the screen is large enough, the window is not. */
export type ScreenVerdict = 'good' | 'small-window' | 'phone'

/** Two rings of pictures in which one recognises a face; a laptop at 200 % zoom passes. */
const LEAST = { width: 620, height: 380 }

/** R33: a computer or laptop. It is advice: an iPad may call itself a Mac, and then has a screen that does. */
export function screenVerdict(screen: Screen): ScreenVerdict {
  const shortSide = Math.min(screen.screenWidth, screen.screenHeight)
  if (screen.touchOnly && shortSide < 700) return 'phone'
  return screen.width < LEAST.width || screen.height < LEAST.height ? 'small-window' : 'good'
}

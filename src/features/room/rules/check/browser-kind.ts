export type BrowserKind = 'chrome' | 'edge' | 'firefox' | 'safari' | 'other'

/** Which browser's words to use; it decides nothing. */
export function browserKind(userAgent: string): BrowserKind {
  if (/\bEdgA?\//.test(userAgent)) return 'edge'
  if (/\bFirefox\//.test(userAgent)) return 'firefox'
  if (/\b(Chrome|Chromium|CriOS)\//.test(userAgent)) return 'chrome'
  if (/\bSafari\//.test(userAgent)) return 'safari'
  return 'other'
}

/** Browsers of phones say so; some phones with a pen or a mouse have no other sign of what they are. */
export const isMobileBrowser = (userAgent: string): boolean =>
  /\b(Mobile|Mobi|Android|iPhone|iPod)\b/i.test(userAgent)

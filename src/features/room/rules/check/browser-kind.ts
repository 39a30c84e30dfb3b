export type BrowserKind = 'chrome' | 'edge' | 'firefox' | 'safari' | 'other'

/** Which browser's words to use; it decides nothing. */
export function browserKind(userAgent: string): BrowserKind {
  if (/\bEdgA?\//.test(userAgent)) return 'edge'
  if (/\bFirefox\//.test(userAgent)) return 'firefox'
  if (/\b(Chrome|Chromium|CriOS)\//.test(userAgent)) return 'chrome'
  if (/\bSafari\//.test(userAgent)) return 'safari'
  return 'other'
}

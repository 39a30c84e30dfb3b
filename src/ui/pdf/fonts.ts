import sans from './fonts/source-sans-3-400.woff?inline'
import sansStrong from './fonts/source-sans-3-600.woff?inline'
import serif from './fonts/source-serif-4-600.woff?inline'

// The faces of paper, as Adobe publishes them (npm: source-serif, source-sans; SIL Open Font License 1.1, which lets
// nobody change a font and keep its name): Latin of every European language, Greek, Cyrillic. Each document carries the
// letters it uses. The flavour is OpenType in WOFF: of WOFF2 with TrueType outlines fontkit cannot embed accented letters.
export const faces = {
  serif: bytesOf(serif),
  sans: bytesOf(sans),
  strong: bytesOf(sansStrong),
} as const

export type Face = keyof typeof faces

function bytesOf(dataUrl: string): Buffer {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64')
}

// npm run font: cuts the heading's font down to what headings use. Why, and what was left out: font/README.md.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'

const from = new URL('../node_modules/@fontsource/source-serif-4/', import.meta.url)
const to = new URL('../src/ui/', import.meta.url)

const range = (first, last) =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, nth) => first + nth))
/** Letters of western Europe, the punctuation of our sentences, and the two joined letters of English. */
const letters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}–—‘’‚“”„…€ŒœŸﬁﬂ`

const whole = readFileSync(new URL('files/source-serif-4-latin-600-normal.woff2', from))
const cut = await subsetFont(whole, letters, { targetFormat: 'woff2', noLayoutClosure: true })
writeFileSync(new URL('source-serif-4-600.woff2', to), cut)
copyFileSync(new URL('LICENSE', from), new URL('source-serif-4-licence.txt', to))
console.log(`${whole.length} bytes cut down to ${cut.length}`)

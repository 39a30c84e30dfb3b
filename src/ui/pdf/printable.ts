/** As paper can say it: without pictures in place of letters, which no face has, and without what only a screen obeys. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{RGI_Emoji}(?<![0-9#*©®™])/gv, '')
    .replace(/[[\p{Cc}\p{Cf}\u{fe0f}]--\n]/gv, '')
    .replace(/[ \t]+/g, ' ')
    .replace(endless, (word) => word.replace(/.{60}/gu, '$& '))
}

/** No language has such a word, and breaking it to lines would take its length squared. */
const endless = /\S{121,}/gu

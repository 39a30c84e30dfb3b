/**
 * The longest beginning of a text that fits: whole sentences where that leaves most of it, otherwise whole words with '…'.
 * Of a word that is too long by itself, its first letters.
 */
export function shorten(text: string, fits: (beginning: string) => boolean): string {
  if (fits(text)) return text
  const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => index + word.length)
  const beginning = (count: number) => `${text.slice(0, words[count - 1]).replace(/[\s,;:–—-]+$/, '')} …`
  let fitting = 0
  let tooLong = words.length
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2)
    if (fits(beginning(middle))) fitting = middle
    else tooLong = middle
  }
  if (fitting === 0) return firstLetters(text, fits)
  const cut = text.slice(0, words[fitting - 1])
  const sentences = /^[\s\S]*[.!?](?=\s|$)/.exec(cut)?.[0] ?? ''
  return sentences.length >= cut.length * keptBySentence ? sentences : beginning(fitting)
}

function firstLetters(text: string, fits: (beginning: string) => boolean): string {
  const letters = [...text]
  let count = letters.length
  while (count > 0 && !fits(`${letters.slice(0, count).join('')}…`)) count = Math.floor(count * 0.9)
  return count === 0 ? '' : `${letters.slice(0, count).join('')}…`
}

const keptBySentence = 0.6

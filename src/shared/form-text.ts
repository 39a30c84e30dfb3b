/** A field's text as it may be kept, or one sentence that says what is wrong with it. */
export type Reading<T> = { value: T } | { problem: string }

const lineBreak = /\r\n?|[\n\u2028\u2029]/
const controlCharacter = /(?![\n])\p{Cc}/u
/** They reorder or hide what others read: overrides, isolates, a byte order mark in mid-text. */
const hiddenDirection = /[\u202A-\u202E\u2066-\u2069\uFEFF]/
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

function length(text: string): number {
  let characters = 0
  for (const _ of text) characters++
  return characters
}

function readText(text: string, max: number, missing: string): Reading<string> {
  if (!text.isWellFormed()) {
    return { problem: 'One character of this is broken. Please type it again.' }
  }
  const kept = text.trim().normalize('NFC')
  if (!visible.test(kept)) return { problem: missing }
  if (controlCharacter.test(kept)) {
    return { problem: 'This has an invisible control character in it. Please type it instead of pasting.' }
  }
  if (hiddenDirection.test(kept)) {
    return {
      problem: 'This has hidden marks that change the direction of text. Please type it instead of pasting.',
    }
  }
  const characters = length(kept)
  if (characters > max) return { problem: `At most ${max} characters, please; this has ${characters}.` }
  return { value: kept }
}

export function readLine(text: string, max: number, missing: string): Reading<string> {
  const untabbed = text.replaceAll('\t', ' ').trim()
  if (lineBreak.test(untabbed)) return { problem: 'Please write this on one line.' }
  return readText(untabbed, max, missing)
}

/** Browsers send a line break as CRLF and count it as one character. */
export function readParagraph(text: string, max: number, missing: string): Reading<string> {
  const plain = text.replaceAll(new RegExp(lineBreak, 'g'), '\n').replaceAll('\t', ' ')
  return readText(plain, max, missing)
}

import { expect, test } from 'vitest'
import { wordList } from './word-list.ts'
import { wordsOf } from './words.ts'

test('every byte is a word of its own', () => {
  expect(new Set(wordList).size).toBe(256)
  expect(wordList.every((word) => /^[a-z]{4,10}$/.test(word))).toBe(true)
})

test('no word is another with a letter changed, added or left out, so that one can be heard for another', () => {
  const close = wordList.flatMap((word, at) =>
    wordList.slice(at + 1).filter((other) => differsByOneLetter(word, other)),
  )
  expect(close).toEqual([])
})

test('three words come from three bytes', () => {
  expect(wordsOf(Uint8Array.of(0, 1, 255, 7))).toEqual([wordList[0], wordList[1], wordList[255]])
})

function differsByOneLetter(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const rest = long.length === short.length ? short.slice(at + 1) : short.slice(at)
  return rest === long.slice(at + 1)
}

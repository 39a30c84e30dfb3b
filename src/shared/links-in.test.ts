import { expect, test } from 'vitest'
import { linksIn } from './links-in.ts'

test('an address in somebody’s words can be followed; its full stop is not part of it', () => {
  expect(linksIn('Here: https://video.example.org/a-b?c=1. See you!')).toEqual([
    { text: 'Here: ' },
    { text: 'https://video.example.org/a-b?c=1', href: 'https://video.example.org/a-b?c=1' },
    { text: '. See you!' },
  ])
})

test('words without an address, and other kinds of address, stay words', () => {
  expect(linksIn('javascript:alert(1) http://example.org 0131 496 0000')).toEqual([
    { text: 'javascript:alert(1) http://example.org 0131 496 0000' },
  ])
})

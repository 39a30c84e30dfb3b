import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeFrom, codeIn, printedCode } from './code.ts'

test('a code is read however somebody types it from paper, and nothing else is one', () => {
  const code = 'k3m9q2xd7fh4trv8w0n1'
  expect(printedCode(code)).toBe('k3m9q-2xd7f-h4trv-8w0n1')
  for (const typed of ['k3m9q-2xd7f-h4trv-8w0n1', ' K3M9Q 2XD7F H4TRV 8WON1 ', 'k3m9q–2xd7f–h4trv–8wOnl']) {
    expect(codeIn(typed), typed).toBe(code)
  }
  for (const none of [
    '',
    'k3m9q',
    'k3m9q-2xd7f-h4trv-8w0n1x',
    'k3m9q-2xd7f-h4trv-8w0nü',
    'u3m9q-2xd7f-h4trv-8w0n1',
  ]) {
    expect(codeIn(none), none).toBeUndefined()
  }
})

test('every code that is made is read again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
      const code = codeFrom(bytes)
      expect(codeIn(printedCode(code).toUpperCase())).toBe(code)
    }),
  )
})

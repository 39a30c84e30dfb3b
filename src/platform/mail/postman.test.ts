import { expect, test } from 'vitest'
import { mustBeEncrypted } from './postman.ts'

test('letters leave the machine encrypted or not at all', () => {
  expect(mustBeEncrypted('smtp://circle:password@mail.example.org:587')).toBe(true)
  expect(mustBeEncrypted('smtp://10.0.0.7')).toBe(true)
  expect(mustBeEncrypted('smtp://127.0.0.1:25')).toBe(false)
  expect(mustBeEncrypted('smtp://localhost:1025')).toBe(false)
})

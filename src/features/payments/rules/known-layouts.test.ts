import { expect, test } from 'vitest'
import { bankFiles } from '../../../../tests/support/bank-files.ts'
import { csvBanks, readableInWords } from './known-layouts.ts'

test('the page names those banks whose downloads are read, every one and no other', () => {
  const read = Object.keys(bankFiles).flatMap((layout) => /^(.+) CSV/.exec(layout)?.[1] ?? [])
  expect(read.toSorted()).toEqual([...csvBanks].toSorted())
  const formats = Object.keys(bankFiles).map((layout) =>
    readableInWords.some(({ format }) => layout.includes(format)),
  )
  expect(formats).not.toContain(false)
})

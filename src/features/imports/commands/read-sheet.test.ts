import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../../shared/refusal.ts'
import type { Sheet } from '../rules/sheet.ts'
import { readSheet } from './read-sheet.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function sheet(file: Uint8Array | string): Sheet {
  const read = readSheet(typeof file === 'string' ? bytes(file) : file)
  if (isRefusal(read)) throw new Error(read.refused)
  return read
}

const refused = (file: Uint8Array | string) => {
  const read = readSheet(typeof file === 'string' ? bytes(file) : file)
  return isRefusal(read) ? read.refused : null
}

const people = { header: ['Name', 'Email'], rows: [['Siân Ó Briain', 'sian@example.org']] }
const shown = ({ header, rows }: Sheet) => ({ header, rows: rows.map(({ cells }) => cells) })

describe('a file of rows is read', () => {
  const lines = (separator: string) =>
    `Name${separator}Email\r\nSiân Ó Briain${separator}sian@example.org\r\n`

  test('as Excel saves it in Britain: commas, in UTF-8 with its mark', () => {
    expect(shown(sheet(`\uFEFF${lines(',')}`))).toEqual(people)
  })
  test('as Excel saves it on the Continent: semicolons', () => {
    expect(shown(sheet(lines(';')))).toEqual(people)
    expect(shown(sheet(`sep=;\r\n${lines(';')}`))).toEqual(people)
  })
  test('in Windows-1252, as an older Excel saves it', () => {
    const old = Uint8Array.from(lines(';'), (letter) => letter.codePointAt(0) ?? 0)
    expect(shown(sheet(old))).toEqual(people)
    const euro = Uint8Array.from([0x4e, 0x3b, 0x46, 0x0a, 0x41, 0x3b, 0x80, 0x36, 0x30])
    expect(sheet(euro).rows[0]?.cells).toEqual(['A', '€60'])
  })
  test('as Excel’s “Unicode text”: tabs, in UTF-16', () => {
    const wide = Buffer.from(`\uFEFF${lines('\t')}`, 'utf16le')
    expect(shown(sheet(wide))).toEqual(people)
  })
  test('as LibreOffice saves it, with quotes around text, separators and line breaks inside', () => {
    const read = sheet('"Name";"Regions"\n"Grant; Ailsa";"Scotland\nNorth East"\n"Said ""Tom""";""\n')
    expect(shown(read).rows).toEqual([
      ['Grant; Ailsa', 'Scotland\nNorth East'],
      ['Said "Tom"', ''],
    ])
  })
  test('with one column alone', () => {
    expect(shown(sheet('Email\nailsa@example.org\n'))).toEqual({
      header: ['Email'],
      rows: [['ailsa@example.org']],
    })
  })
  test('with its rows numbered as the spreadsheet numbers them, empty ones passed over', () => {
    const read = sheet('Name,Email\n\nAilsa,a@example.org\n,,\nTom,t@example.org\n')
    expect(read.rows.map(({ number }) => number)).toEqual([3, 5])
  })
  test('and a row with more cells than the header is known by it', () => {
    const read = sheet('Name,Email\nGrant, Ailsa,a@example.org\nTom,t@example.org,\n')
    expect(read.rows.map(({ hasMore }) => hasMore)).toEqual([true, false])
  })
})

describe('what is no file of rows is refused in words', () => {
  test('an empty file, one without rows, a workbook, a picture', () => {
    expect(refused('')).toBe('sheet-empty')
    expect(refused(' \r\n ')).toBe('sheet-empty')
    expect(refused('Name,Email\r\n')).toBe('sheet-without-rows')
    expect(refused(Uint8Array.from([0x50, 0x4b, 3, 4, 0]))).toBe('sheet-is-a-workbook')
    expect(refused(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toBe('sheet-is-no-table')
  })
  test('a quote that is never closed, and more rows than one looks through', () => {
    expect(refused('Name,Email\n"Ailsa,a@example.org\n')).toBe('quotes-not-closed')
    expect(refused(`Name\n${'Ailsa\n'.repeat(2_001)}`)).toBe('sheet-too-long')
  })
  test('two megabytes made to keep everybody waiting, without being read to the end', () => {
    const size = 2_000_000
    const hostile = {
      'one column of short rows': `Name\n${'a\n'.repeat(size / 2)}`,
      'empty rows': `Name\nA\n${'\n'.repeat(size - 1_000)}B`,
      'rows ended as by an old Mac': `Name\r${'a\r'.repeat(size / 2)}`,
      'separators alone': ','.repeat(size),
      'a row of separators': `Name\n${';'.repeat(size)}`,
      'quotes alone': '"'.repeat(size),
      'quotes within quotes': `Name\n"${'""'.repeat(size / 2 - 10)}"`,
      'a quote in every cell': `Name\n${'a"b"c"\n'.repeat(size / 7)}`,
    }
    for (const [what, file] of Object.entries(hostile)) {
      expect(refused(file), what).not.toBeNull()
    }
  })
  test('and nothing whatever makes it fall over', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const read = readSheet(noise)
        return isRefusal(read) || read.rows.every(({ cells }) => cells.length === read.header.length)
      }),
    )
  })
})

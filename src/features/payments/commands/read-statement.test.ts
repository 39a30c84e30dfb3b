import { setImmediate as others } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BankFileLine, bankFiles } from '../../../../tests/support/bank-files.ts'
import { inTurns } from '../../../platform/in-turns.ts'
import { isRefusal } from '../../../shared/refusal.ts'
import { atOnce } from '../../../shared/steps.ts'
import { numbering } from '../rules/line-identity.ts'
import { readingStatement, readStatement, type Statement } from './read-statement.ts'

const december: BankFileLine[] = [
  { on: '2026-12-01', minor: 12_000, name: 'A BELL', words: 'RF18539007547034' },
  { on: '2026-12-01', minor: 12_000, name: 'MR B OKRI', words: 'BALINT TERM' },
  { on: '2026-12-02', minor: -4_550, name: 'CORNER SHOP', words: 'CARD 1234' },
  { on: '2026-12-04', minor: 123_456, name: 'DEANERY OF LEITH', words: 'INV RF18 5390 0754 7034' },
]

const bytes = (text: string) => new TextEncoder().encode(text)

function statement(file: Uint8Array): Statement {
  const read = readStatement(file)
  if (isRefusal(read)) throw new Error(read.refused)
  return read
}

const refused = (file: Uint8Array | string) => {
  const read = readStatement(typeof file === 'string' ? bytes(file) : file)
  return isRefusal(read) ? read.refused : null
}

const sums = ({ lines }: Statement) =>
  lines.map(({ bookedOn, amountMinor }) => [bookedOn.toString(), amountMinor])

const identities = (file: Uint8Array) =>
  atOnce(numbering(statement(file).lines)).map(({ identity }) => identity)

describe.each(Object.entries(bankFiles))('%s', (_, write) => {
  test('is read: days, amounts with their sign, who paid, what they wrote', () => {
    const read = statement(write(december))
    expect(sums(read)).toEqual(december.map(({ on, minor }) => [on, minor]))
    expect(read.unread).toBe(0)
    for (const [nth, { name, words }] of december.entries()) {
      expect(read.lines[nth]?.raw).toContain(name)
      expect(`${read.lines[nth]?.raw}`.replaceAll(/\s/g, '')).toContain(words.replaceAll(' ', ''))
      expect(`${read.lines[nth]?.name}`).toContain(name)
    }
  })

  test('holds no account number in the words that are looked through', () => {
    for (const { raw } of statement(write(december)).lines) expect(raw).not.toMatch(/12345678|55779911/)
  })

  test('says the same of each line when it is shuffled, and when it overlaps with another one', () => {
    const twice = [
      ...december,
      { on: '2026-12-01', minor: 12_000, name: 'A BELL', words: 'RF18539007547034' },
    ]
    expect(new Set(identities(write(twice)))).toEqual(new Set(identities(write(twice.toReversed()))))
    expect(identities(write(twice))).toHaveLength(5)
    const [later, whole] = [
      new Set(identities(write(december.slice(1)))),
      new Set(identities(write(december))),
    ]
    expect(later.isSubsetOf(whole)).toBe(true)
  })

  test('broken off anywhere gives no line that is not in the whole', () => {
    const whole = write(december)
    const known = new Set(sums(statement(whole)).map(String))
    // Of a CSV without titles the last amount may be cut: nothing in it says so.
    const isBare = statement(whole).columns?.table.titles.every((title) => title === '')
    for (let end = 0; end < whole.length; end += 7) {
      const read = readStatement(whole.slice(0, end))
      if (isRefusal(read)) continue
      const found = sums(read).map(String)
      const cut = found.filter((sum) => !known.has(sum))
      expect(cut.length).toBeLessThanOrEqual(isBare || read.format === 'csv' ? 1 : 0)
    }
  })
})

describe('a file that is none', () => {
  test('is refused with a reason', () => {
    expect(refused('')).toBe('statement-empty')
    expect(refused('Dear treasurer, the money has come.')).toBe('statement-unknown')
    expect(refused(Uint8Array.from([0x50, 0x4b, 3, 4]))).toBe('statement-is-a-workbook')
    expect(refused('Name,Email\nAnna,anna@example.org')).toBe('statement-unknown')
    expect(refused('<?xml version="1.0"?><html><body/></html>')).toBe('statement-unknown')
    expect(refused('<?xml version="1.0"?><Document><BkToCstmrStmt><Stmt>')).toBe('statement-broken-off')
    expect(refused('OFXHEADER:100\n\n<OFX><STMTTRN><TRNAMT>12.00')).toBe('statement-broken-off')
    expect(refused(':20:A\n:25:1\n:60F:C261130EUR1,00\n:61:2612011201C12,00NTRFNONREF')).toBe(
      'statement-broken-off',
    )
    expect(refused(`Date,Amount\n${'01/12/2026,1.00\n'.repeat(20_001)}`)).toBe('statement-too-long')
  })

  test('of hostile XML costs nothing and expands nothing', () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, nth) => `<!ENTITY lol${nth} "${'&lol;'.repeat(10)}">`).join('')}]><Document><BkToCstmrStmt><Stmt><Ntry>&lol8;</Ntry></Stmt></BkToCstmrStmt></Document>`
    expect(refused(laughs)).toBe('statement-unknown')
    expect(
      refused('<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><Document>&x;</Document>'),
    ).toBe('statement-unknown')
    expect(refused('<?xml version="1.0"?><Document>&lol;</Document>')).toBe('statement-broken-off')
    expect(refused(`<Document>${'<a>'.repeat(200_000)}`)).toBe('statement-unknown')
    expect(refused(`<Document>${'<a/>'.repeat(450_000)}</Document>`)).toBe('statement-too-long')
    const ofx = `OFXHEADER:100\n\n<OFX><${'A'.repeat(100_000)}!>x${'<'.repeat(100_000)}</OFX>`
    expect(refused(ofx)).toBe('statement-empty')
  })

  test('whatever is in it, never a fault', () => {
    const starts = [
      '',
      'OFXHEADER:100\n<OFX>',
      '<?xml version="1.0"?><Document>',
      ':20:A\n:25:B\n',
      'Date,Amount\n',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.string({ maxLength: 400 }),
        fc.uint8Array({ maxLength: 80 }),
        (start, rest, end) => {
          readStatement(Uint8Array.from([...bytes(start + rest), ...end]))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what banks do besides', () => {
  test('a batch in CAMT is read payment by payment, and what is pending not at all', () => {
    const part = (sum: string, name: string) =>
      `<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">${sum}</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties></TxDtls>`
    const entry = (sum: string, status: string, parts: string) =>
      `<Ntry><Amt Ccy="EUR">${sum}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>${status}</Sts><BookgDt><DtTm>2026-12-01T09:00:00Z</DtTm></BookgDt><NtryDtls>${parts}</NtryDtls></Ntry>`
    const file = `<c:Document xmlns:c="x"><c:BkToCstmrStmt><Stmt>${entry('30.00', 'BOOK', part('10.00', 'Anna Bell') + part('20.00', 'Ben Okri'))}${entry('5.00', 'PDNG', '')}</Stmt></c:BkToCstmrStmt></c:Document>`
    expect(statement(bytes(file)).lines.map(({ name, amountMinor }) => [name, amountMinor])).toEqual([
      ['Anna Bell', 1_000],
      ['Ben Okri', 2_000],
    ])
  })

  test('MT940 books on 1 January what was valued on 31 December', () => {
    const file =
      ':20:A\n:25:1\n:60F:C261230EUR1,00\n:61:2612310101C12,5NTRFNONREF\n:86:/NAME/Anna Bell/REMI/RF18539007547034/\n:61:261231RC3,00NTRFX\n:62F:C261231EUR1,00\n-'
    const [anna, back] = statement(bytes(file)).lines
    expect(anna).toMatchObject({ amountMinor: 1_250, name: 'Anna Bell', reference: 'RF18539007547034' })
    expect(anna?.bookedOn.toString()).toBe('2027-01-01')
    expect(back?.amountMinor).toBe(-300)
  })

  test('continental amounts, negative ones in brackets, and rows that are no line', () => {
    const file = 'Datum;Date;Amount;Details\nx;1.12.26;1.234,50;Anna\nx;2.12.26;(12,00);Shop\nx;;;Total'
    const read = statement(bytes(file))
    expect(sums(read)).toEqual([
      ['2026-12-01', 123_450],
      ['2026-12-02', -1_200],
    ])
    expect(read.unread).toBe(1)
  })

  test('columns may be chosen by hand', () => {
    const file = bytes('Wann,Datum,Betrag,Date,Value\na,01/12/2026,5.00,02/12/2026,7.00')
    const columns = { paidIn: null, paidOut: null, name: 0, reference: null, more: null, currency: null }
    const read = readStatement(file, { date: 1, amount: 2, ...columns })
    if (isRefusal(read)) throw new Error(read.refused)
    expect(sums(read)).toEqual([['2026-12-01', 500]])
  })
})

describe('a statement of ten thousand lines', () => {
  const many: BankFileLine[] = Array.from({ length: 10_000 }, (_, nth) => ({
    on: '2026-12-01',
    minor: 100 + nth,
    name: `PAYER ${nth}`,
    words: `TERM ${nth}`,
  }))

  test.each(['Starling CSV', 'OFX 2 (XML)', 'MT940'])(
    '%s: whoever else asks is answered in between',
    async (format) => {
      const file = bankFiles[format]?.(many, 'GBP') ?? new Uint8Array()
      let isRead = false
      const reading = inTurns(readingStatement(file)).finally(() => {
        isRead = true
      })
      let answered = 0
      for (; !isRead; answered++) await others()
      expect(await reading).toMatchObject({ lines: { length: 10_000 } })
      expect(answered).toBeGreaterThan(2)
    },
  )
})

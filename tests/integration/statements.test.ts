import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveTreasurersOffice } from '../../src/features/books/commands/settings.ts'
import { notePayment } from '../../src/features/payments/commands/note-payment.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type BankFileLine, bankFiles } from '../support/bank-files.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Answer, type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { openedForm } from '../support/opened-form.ts'
import { booksOf, OWED_MINOR, type OwingGroup, writeOwingGroup } from '../support/owing-group.ts'

let circle: Circle
const log: string[] = []
beforeAll(async () => {
  circle = await startCircle({ now: '2026-12-10T18:00:00Z', jobs: false, log })
})
afterAll(() => circle.close())

const at = (group: OwingGroup) => `/groups/${group.id}/money/payments`

/** The account of a leader, who sees patients and shops besides. */
const account = ({ owed: [anna] }: OwingGroup): BankFileLine[] => [
  { on: '2026-12-01', minor: OWED_MINOR, name: 'GRANDMA BELL', words: anna.reference },
  { on: '2026-12-02', minor: OWED_MINOR, name: 'MR B OKRI', words: 'TERM' },
  { on: '2026-12-03', minor: 9_900, name: 'JANE PATIENTSON', words: 'CONSULTATION' },
  { on: '2026-12-04', minor: -4_550, name: 'CORNER SHOP', words: 'GROCERIES' },
]

async function upload(
  client: Client,
  group: OwingGroup,
  bytes: Uint8Array,
  more: Record<string, string> = {},
) {
  const { html } = await client.get(`${at(group)}/statement`)
  const form = new FormData()
  for (const [name, value] of openedForm(html, /statement$/)) form.append(name, value)
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  form.set('file', new Blob([Buffer.from(bytes)]), 'statement.csv')
  return client.post(`${at(group)}/statement`, form)
}

const send = (client: Client, group: OwingGroup, page: Answer, values: Record<string, string> = {}) =>
  client.post(`${at(group)}/statement/lines`, openedForm(page.html, /statement\/lines/, values), {
    'Content-Type': 'application/x-www-form-urlencoded',
  })

/** How often a word stands anywhere in the database. */
async function kept(word: string): Promise<string[]> {
  const { rows } = await circle.owner.query(
    `select table_schema, table_name from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { table_schema: schema, table_name: table } of rows) {
    const { rowCount } = await circle.owner.query(
      `select from ${schema}.${table} t where t::text ilike $1 limit 1`,
      [`%${word}%`],
    )
    if (rowCount) found.push(table)
  }
  return found
}

describe.each(Object.entries(bankFiles))('a statement as %s', (_, write) => {
  test('is read, confirmed and booked; again, shuffled and with more in it nothing is booked twice', async () => {
    const group = await writeOwingGroup(circle)
    const [anna, ben, carys] = group.owed
    const leader = await clientOf(circle, group.leaderIds[0])
    const lines = account(group)
    const page = await upload(leader, group, write(lines, 'GBP'))
    expect(page.status).toBe(200)
    const words = wordsOf(page.html)
    expect(words).toContain('Recognised')
    expect(words).toContain('GRANDMA BELL')
    expect(words).not.toContain('JANE')
    expect(words).not.toContain('CORNER SHOP')
    expect(words).toContain('Came in, and nothing speaks for this group1, left unread')
    expect(words).toContain('Went out1, left unread')
    const done = await send(leader, group, page)
    expect(done.location).toBe(`${at(group)}?noted=2&already=0&changed=0&aside=0`)
    expect(wordsOf((await leader.get(done.location ?? '')).html)).toContain('2 payments are noted.')
    const { open, accounts } = await booksOf(circle, group.purseId)
    expect([anna, ben, carys].map(({ invoiceId }) => open.get(invoiceId))).toEqual([0, 0, OWED_MINOR])
    expect(accounts.get('bank')).toBe(2 * OWED_MINOR)

    const again = await upload(leader, group, write(lines.slice(1).toReversed(), 'GBP'))
    expect(wordsOf(again.html)).toContain('Nothing new for this group')
    const more = { on: '2026-12-09', minor: 5_000, name: 'C LOWE', words: carys.reference }
    const later = await upload(leader, group, write([more, ...lines.toReversed()], 'GBP'))
    expect(wordsOf(later.html)).toContain('It is a part of what is open.')
    expect((await send(leader, group, later)).location).toContain('noted=1&already=0')
    expect((await booksOf(circle, group.purseId)).open.get(carys.invoiceId)).toBe(OWED_MINOR - 5_000)
  })
})

describe('whoever keeps the purse says', () => {
  test('what a doubtful line is: one of the open invoices, somebody’s for later, nobody’s yet, or not ours', async () => {
    const group = await writeOwingGroup(circle)
    const [anna, ben, carys] = group.owed
    const leader = await clientOf(circle, group.leaderIds[0])
    const bank = bankFiles['Starling CSV']?.([
      { on: '2026-12-01', minor: 7_000, name: 'BELL FAMILY', words: 'GROUP' },
      { on: '2026-12-02', minor: 8_000, name: 'LOWE FAMILY', words: 'TERM' },
      { on: '2026-12-03', minor: 9_000, name: 'SOMEBODY', words: 'BALINT' },
      { on: '2026-12-04', minor: 9_900, name: 'JANE PATIENTSON', words: 'CONSULTATION' },
    ])
    const page = await upload(leader, group, bank ?? new Uint8Array(), { all: 'yes' })
    expect(wordsOf(page.html)).toContain('JANE PATIENTSON')
    const nothing = await send(leader, group, page)
    expect(nothing.status).toBe(409)
    expect(wordsOf(nothing.html)).toContain('Everything is to wait.')
    expect(wordsOf(nothing.html)).toContain('BELL FAMILY')
    const done = await send(leader, group, page, {
      'line-0': `invoice-${ben.invoiceId}`,
      'line-1': `payer-${carys.partyId}`,
      'line-2': 'unknown',
      'line-3': 'aside',
    })
    expect(done.location).toBe(`${at(group)}?noted=3&already=0&changed=0&aside=1`)
    const { open, kept } = await booksOf(circle, group.purseId)
    expect(open.get(ben.invoiceId)).toBe(OWED_MINOR - 7_000)
    expect(open.get(anna.invoiceId)).toBe(OWED_MINOR)
    expect(kept.get(carys.partyId)).toBe(8_000)
    const again = await upload(leader, group, bank ?? new Uint8Array(), { all: 'yes' })
    expect(wordsOf(again.html)).toContain('Nothing new for this group')
  })

  test('that a double payment is one: it is recognised, said, and kept for its payer', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    const leader = await clientOf(circle, group.leaderIds[0])
    const line = (on: string) => ({ on, minor: OWED_MINOR, name: 'A BELL', words: anna.reference })
    const page = await upload(
      leader,
      group,
      bankFiles['Barclays CSV']?.([line('2026-12-01'), line('2026-12-06')]) ?? new Uint8Array(),
    )
    expect(wordsOf(page.html)).toContain('This invoice is paid already: it may have been paid twice.')
    expect((await send(leader, group, page)).location).toContain('noted=1')
    const second = await upload(
      leader,
      group,
      bankFiles['Barclays CSV']?.([line('2026-12-06')]) ?? new Uint8Array(),
    )
    expect(wordsOf(second.html)).toContain(`Anna Bell: has paid ${anna.number}, keep it for them`)
    await send(leader, group, second, { 'line-0': 'fits-0' })
    expect((await booksOf(circle, group.purseId)).kept.get(anna.partyId)).toBe(OWED_MINOR)
  })

  test('which column is which, where a bank’s titles are not known', async () => {
    const group = await writeOwingGroup(circle)
    const [anna] = group.owed
    const leader = await clientOf(circle, group.leaderIds[0])
    const file = `Wann,Date,Betrag,Wer\nx,01/12/2026,120.00,A BELL ${anna.reference}\n`
    const asked = await upload(leader, group, new TextEncoder().encode(file))
    expect(wordsOf(asked.html)).toContain('Please say which column of the file is which.')
    const page = await readAnew(leader, group, asked, { 'column-amount': '2', 'column-name': '3' })
    expect(wordsOf(page.html)).toContain('A BELL')
    expect((await send(leader, group, page)).location).toContain('noted=1')
  })
})

const readAnew = (leader: Client, group: OwingGroup, page: Answer, values: Record<string, string>) =>
  leader.post(`${at(group)}/statement`, openedForm(page.html, /statement$/, values), {
    'Content-Type': 'application/x-www-form-urlencoded',
  })

describe('of a statement', () => {
  test('nothing is kept but what somebody confirmed: no name, no words, no account number, in no table and no log', async () => {
    const group = await writeOwingGroup(circle)
    const leader = await clientOf(circle, group.leaderIds[0])
    for (const [name, write] of Object.entries(bankFiles)) {
      const page = await upload(leader, group, write(account(group), 'GBP'))
      if (name === 'Monzo CSV') await send(leader, group, page)
    }
    await upload(leader, group, new TextEncoder().encode('Date,Amount\n"JANE PATIENTSON,12345678'))
    for (const word of [
      'JANE',
      'PATIENTSON',
      'GRANDMA',
      'CONSULTATION',
      'GROCERIES',
      '55779911',
      '12345678',
      'IE00BOFI',
    ])
      expect(await kept(word)).toEqual([])
    expect(log.join('\n')).not.toMatch(/JANE|PATIENTSON|GRANDMA|55779911|12345678|IE00BOFI/)
    const { rows } = await circle.owner.query('select key from payment_key where purse_id = $1', [
      group.purseId,
    ])
    for (const { key } of rows) expect(key).toMatch(/^line:[\w-]{43}$/)
  })

  test('the page opens for whoever read it, for an hour, and for nobody else', async () => {
    const group = await writeOwingGroup(circle)
    const [leader, coLeader] = [
      await clientOf(circle, group.leaderIds[0]),
      await clientOf(circle, group.leaderIds[1]),
    ]
    const page = await upload(leader, group, bankFiles['Starling CSV']?.(account(group)) ?? new Uint8Array())
    const stolen = openedForm(page.html, /statement\/lines/)
    const { html } = await coLeader.get(`${at(group)}/statement`)
    stolen.set('_key', openedForm(html, /statement$/).get('_key') ?? '')
    const answer = await coLeader.post(`${at(group)}/statement/lines`, stolen, {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('Please choose the file once more.')
    const before = circle.clock.now()
    circle.clock.set(before.add({ hours: 1, minutes: 1 }))
    const late = await send(leader, group, page)
    circle.clock.set(before)
    expect(late.status).toBe(409)
    expect((await booksOf(circle, group.purseId)).accounts.get('bank')).toBeUndefined()
  })

  test('a file that cannot be read is refused in words', async () => {
    const group = await writeOwingGroup(circle)
    const leader = await clientOf(circle, group.leaderIds[0])
    const files: [string, string][] = [
      ['', 'Please choose the bank’s file.'],
      ['PK\u0003\u0004', 'This is a whole workbook.'],
      ['Hello', 'We cannot read this file.'],
      [
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Document>&a;</Document>',
        'We cannot read this file.',
      ],
      ['OFXHEADER:100\n<OFX><STMTTRN>', 'This file breaks off in the middle.'],
    ]
    for (const [file, words] of files) {
      const answer = await upload(leader, group, new TextEncoder().encode(file))
      expect(answer.status).toBe(422)
      expect(wordsOf(answer.html)).toContain(words)
    }
  })
})

test.each([1, 2, 3])('two treasurers and an import at once: nothing is doubled (%i)', async () => {
  const group = await writeOwingGroup(circle, { members: 4 })
  const [anna, ben, ...treasurers] = group.owed
  const given = await circle.database.asViewer(personAlone(group.leaderIds[0]), async (db) => [
    await giveTreasurersOffice(db, group.id, treasurers[0]?.personId ?? ''),
    await giveTreasurersOffice(db, group.id, treasurers[1]?.personId ?? ''),
  ])
  expect(given).toEqual([{ groupId: group.id }, { groupId: group.id }])
  const keepers = await Promise.all(treasurers.map(({ personId }) => clientOf(circle, personId)))
  const pages = await Promise.all(
    keepers.map((keeper) =>
      upload(keeper, group, bankFiles['Lloyds CSV']?.(account(group)) ?? new Uint8Array()),
    ),
  )
  // Each sends what they read of the same account, and notes by hand what they saw there.
  const wish = { method: 'transfer', put: 'oldest', isFurther: false, tellsPayer: false } as const
  const [sent, byHand] = await Promise.all([
    Promise.all(keepers.map((keeper, place) => send(keeper, group, pages[place] as Answer))),
    Promise.all(
      treasurers.map(({ personId }) =>
        circle.database.asViewer(personAlone(personId), (db) =>
          notePayment(db, group.id, {
            ...wish,
            whoId: ben.partyId,
            amountMinor: OWED_MINOR,
            receivedOn: Temporal.PlainDate.from('2026-12-02'),
          }),
        ),
      ),
    ),
  ])
  expect(sent.map(({ status }) => status)).toEqual([303, 303])
  const refused = byHand.map((outcome) => (isRefusal(outcome) ? outcome.refused : null))
  expect(refused.filter((why) => why !== 'looks-noted').length).toBeLessThanOrEqual(1)
  const { rows } = await circle.owner.query(
    'select party_id, amount_minor as minor from payment where purse_id = $1',
    [group.purseId],
  )
  expect(new Map(rows.map(({ party_id, minor }) => [party_id, minor]))).toEqual(
    new Map([anna, ben].map(({ partyId }) => [partyId, OWED_MINOR])),
  )
  expect(rows).toHaveLength(2)
  const { open, kept, accounts, total } = await booksOf(circle, group.purseId)
  expect([open.get(anna.invoiceId), open.get(ben.invoiceId)]).toEqual([0, 0])
  expect(accounts.get('bank')).toBe(2 * OWED_MINOR)
  expect([...kept.values()].filter((minor) => minor !== 0)).toEqual([])
  expect(total).toBe(0)
})

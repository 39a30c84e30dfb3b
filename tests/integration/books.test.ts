import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { giveTreasurersOffice } from '../../src/features/books/commands/settings.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { writeHeldMeetings } from '../support/held-meetings.ts'

let circle: Circle
let group: SeatedGroup
let ailsa: Client
let tom: Client
let anna: Client
let annaId: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-03T18:00:00Z', jobs: false })
})
afterAll(() => circle.close())
beforeEach(async () => {
  group = await writeSeatedGroup(circle, { members: 3 })
  ailsa = await clientOf(circle, group.leaderIds[0])
  tom = await clientOf(circle, group.leaderIds[1])
  annaId = group.members[0]?.personId ?? ''
  anna = await clientOf(circle, annaId)
})

const at = (place = '') => `/groups/${group.id}/money${place}`
const words = async (who: Client, place = '') => wordsOf((await who.get(at(place))).html)
const postings = async () =>
  (
    await circle.owner.query(
      `select e.kind, p.account, p.amount_minor::int as minor from journal_entry e join posting p on p.entry_id = e.id
         join purse on purse.id = e.purse_id where purse.group_id = $1 order by e.number, p.position`,
      [group.id],
    )
  ).rows.map(({ kind, account, minor }) => `${kind}: ${account} ${minor}`)

/** What a form of that page sends, whether or not it is there for them. */
async function send(who: Client, place: string, typed: Record<string, string | Blob>, page: string) {
  const [, key = ''] = /name="_key" value="([^"]+)"/.exec((await who.get(at(page))).html) ?? []
  const values = Object.entries({ _key: key, ...typed })
  if (values.every(([, value]) => typeof value === 'string'))
    return who.post(at(place), new URLSearchParams(values as [string, string][]), {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
  const form = new FormData()
  for (const [name, value] of values) form.append(name, value)
  // As a browser would write it: our client's own request has to know the boundary.
  const sent = new Response(form)
  return who.post(at(place), await sent.arrayBuffer(), {
    'Content-Type': sent.headers.get('Content-Type') ?? '',
  })
}

const account = {
  name: 'Leith Balint Group',
  sort_code: '80-22-60',
  account: '12345678',
  iban: '',
  bic: '',
  words: '',
}
const expense = {
  account: 'room',
  words: 'Room in October',
  amount: '45.50',
  spent_on: '2026-10-28',
  paid_from: 'bank',
}

describe('where members pay', () => {
  test('is entered by a keeper; a change is a further row', async () => {
    expect(await words(ailsa)).toContain('Say where members pay')
    await send(ailsa, '/payees', account, '/settings')
    await send(ailsa, '/payees', account, '/settings')
    await send(tom, '/payees', { ...account, iban: 'GB82 WEST 1234 5698 7654 32' }, '/settings')
    const shown = await words(ailsa, '/settings')
    for (const said of ['80-22-60', '12345678', 'GB82 WEST 1234 5698 7654 32', 'Tom Reid, 3 November 2026'])
      expect(shown).toContain(said)
    const { rows } = await circle.owner.query(
      'select count(*)::int as n from payee join purse on purse.id = payee.purse_id where group_id = $1',
      [group.id],
    )
    expect(rows[0].n).toBe(2)
  })

  test.each([
    [{ account: '', sort_code: '' }, 'Please enter an account number with its sort code, or an IBAN.'],
    [{ sort_code: '80-22' }, 'A sort code has six digits'],
    [{ iban: 'GB82 WEST 1234 5698 7654 33' }, 'This IBAN is not right'],
    [{ iban: 'GB82 WEST 1234 5698 7654 32', bic: 'X' }, 'A BIC has eight or eleven'],
  ])('%j is refused', async (change, said) => {
    const answer = await send(ailsa, '/payees', { ...account, ...change }, '/settings')
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain(said)
  })
})

describe('a treasurer', () => {
  const give = () => send(ailsa, '/treasurers', { person: annaId }, '/settings')

  test('is given the office by a leader, named to everybody, and comes to the money and nothing further', async () => {
    expect((await anna.get(at('/expenses'))).status).toBe(404)
    await give()
    const [ben] = [await clientOf(circle, group.members[1]?.personId ?? '')]
    expect(await words(ben)).toContain('Ailsa Grant, Tom Reid and Anna Bell')
    for (const place of ['', '/settings', '/expenses', '/leaders', '/books'])
      expect((await anna.get(at(place))).status, place).toBe(200)
    const leaders = [
      '/fee',
      '/budget',
      '/plan',
      '/applicants',
      '/debriefs',
      '/endings',
      '/supervision',
      '/messages/all',
    ]
    for (const place of leaders) {
      const [before, now] = [
        await ben.get(`/groups/${group.id}${place}`),
        await anna.get(`/groups/${group.id}${place}`),
      ]
      expect(now.status, place).toBe(before.status)
    }
    // What she reads in the database, table by table, is a member's and the money's.
    const seen = async (personId: string) => {
      const counts: Record<string, number> = {}
      const { rows: tables } = await circle.owner.query(
        `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege('circle_viewer', oid, 'select')`,
      )
      await circle.database.asViewer(personAlone(personId), async (db) => {
        for (const { relname } of tables) {
          const { rows } = await sql<{
            n: number
          }>`select count(*)::int as n from ${sql.table(relname)}`.execute(db)
          counts[relname] = rows[0]?.n ?? 0
        }
      })
      return counts
    }
    await send(ailsa, '/expenses', expense, '/expenses')
    const [hers, his] = [await seen(annaId), await seen(group.members[1]?.personId ?? '')]
    expect(Object.keys(hers).filter((table) => hers[table] !== his[table])).toEqual(
      expect.arrayContaining(['expense', 'journal_entry', 'posting']),
    )
    const ofMoney = ['expense', 'journal_entry', 'posting', 'party', 'party_identity']
    expect(
      Object.keys(hers).filter((table) => hers[table] !== his[table] && !ofMoney.includes(table)),
    ).toEqual([])
  })

  test('neither gives offices, nor chooses, nor makes out statements', async () => {
    await give()
    for (const [place, typed] of [
      ['/treasurers', { person: group.members[1]?.personId ?? '' }],
      ['/choice', choice],
      ['/leaders/statements', { person: group.leaderIds[0], from: '2026-10-01', to: '2026-11-03' }],
      ['/leaders/fees', { person: group.leaderIds[0], fee: '1' }],
    ] as const) {
      expect((await send(anna, place, typed, '/settings')).status, place).toBe(404)
    }
  })

  test('gives the office back, or loses it with their place', async () => {
    await give()
    const office = async () =>
      (
        await circle.owner.query(
          'select t.id, until from treasurer t join purse on purse.id = t.purse_id where group_id = $1 order by since desc limit 1',
          [group.id],
        )
      ).rows[0]
    const { id } = await office()
    await send(anna, `/treasurers/${id}/ending`, {}, '/settings')
    expect((await anna.get(at('/expenses'))).status).toBe(404)
    await give()
    expect((await anna.get(at('/expenses'))).status).toBe(200)
    await circle.owner.query('update membership set left_at = $2 where person_id = $1', [
      annaId,
      '2026-11-03T18:00:00Z',
    ])
    expect((await office()).until).not.toBeNull()
    expect((await anna.get(at('/expenses'))).status).toBe(404)
  })

  test('has the office once, whoever of the leaders presses first', async () => {
    const both = await Promise.all(
      group.leaderIds.map((id) =>
        circle.database.asViewer(personAlone(id), (db) => giveTreasurersOffice(db, group.id, annaId)),
      ),
    )
    expect(both).toContainEqual({ groupId: group.id })
    expect(both).toContainEqual({ refused: 'is-treasurer' })
  })

  test('is a member of the circle, never somebody else', async () => {
    const answer = await send(ailsa, '/treasurers', { person: randomUUID() }, '/settings')
    expect(answer.status).toBe(409)
  })
})

const choice = {
  due_days: '14',
  consequence: 'talk',
  reminders_most: '1',
  first_after_days: '7',
  every_days: '14',
  tone: 'plain',
  members_see_totals: 'yes',
}

describe('the purse', () => {
  test('is shown to members in sums when the leaders choose so, and never who owes', async () => {
    await send(ailsa, '/other-entries', { kind: 'had-at-bank', amount: '120', on: '2026-11-01' }, '/expenses')
    await send(ailsa, '/expenses', { ...expense, paid_from: group.leaderIds[1] }, '/expenses')
    expect(await words(anna)).not.toContain('£120')
    await send(ailsa, '/choice', choice, '/settings')
    const shown = await words(anna)
    expect(shown).toContain('£120')
    expect(shown).toContain('£45.50')
    expect(shown).not.toContain('own pocket')
    expect(await words(ailsa)).toMatch(/£120\s+in the purse/)
  })
})

describe('an expense', () => {
  const note = (change: Record<string, string | Blob> = {}) =>
    send(ailsa, '/expenses', { ...expense, ...change }, '/expenses')

  test('is paid from the purse, or from an own pocket and then paid back; undone by a further entry', async () => {
    await note()
    await note({ paid_from: group.leaderIds[1], words: 'Biscuits', account: 'other', amount: '6' })
    const party = async () =>
      (
        await circle.owner.query(
          `select party_id from party_identity i join purse on purse.id = i.purse_id where group_id = $1 and person_id = $2`,
          [group.id, group.leaderIds[1]],
        )
      ).rows[0].party_id
    const back = { party: await party(), paid_on: '2026-11-03', from: 'cash' }
    const tooMuch = await send(ailsa, '/outlays', { ...back, amount: '6.01' }, '/expenses')
    expect(wordsOf(tooMuch.html)).toContain('more than they have to get back')
    await send(ailsa, '/outlays', { ...back, amount: '4' }, '/expenses')
    expect(await words(ailsa, '/expenses')).toContain('Tom Reid: £2')
    const { rows } = await circle.owner.query(
      `select id from expense where words = 'Room in October' order by noted_at desc limit 1`,
    )
    await send(ailsa, `/expenses/${rows[0].id}/reversal`, {}, '/expenses')
    const again = await send(ailsa, `/expenses/${rows[0].id}/reversal`, {}, '/expenses')
    expect(again.status).toBe(409)
    expect(await postings()).toEqual([
      'expense: room 4550',
      'expense: bank -4550',
      'expense: other 600',
      'expense: outlays -600',
      'repaid: outlays 400',
      'repaid: cash -400',
      'reversal: room -4550',
      'reversal: bank 4550',
    ])
  })

  test('is paid back from the purse it was for: in another that the same leader keeps, nothing is due', async () => {
    await note({ paid_from: group.leaderIds[1] })
    const { rows } = await circle.owner.query(
      `select party_id from party_identity i join purse on purse.id = i.purse_id where group_id = $1 and person_id = $2`,
      [group.id, group.leaderIds[1]],
    )
    const other = await writeSeatedGroup(circle, { members: 1, meetings: 0 })
    await circle.owner.query(
      'insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)',
      [other.id, group.leaderIds[0], '2026-10-01T10:00:00Z'],
    )
    group = other
    await note()
    const back = { party: rows[0].party_id, paid_on: '2026-11-03', from: 'cash', amount: '5' }
    for (const [place, page] of [
      ['/outlays', '/expenses'],
      ['/leaders/payments', '/leaders'],
    ] as const)
      expect((await send(ailsa, place, back, page)).status).toBe(409)
    expect(await postings()).toEqual(['expense: room 4550', 'expense: bank -4550'])
  })

  test.each([
    [{ amount: '0' }, 'above nothing'],
    [{ amount: 'ten' }, 'Please enter an amount'],
    [{ spent_on: '2030-01-01' }, 'has not come yet'],
    [{ spent_on: '2020-01-01' }, 'three years'],
    [{ paid_from: 'somewhere' }, 'who paid it'],
    [{ paid_from: randomUUID() }, 'who paid it'],
    [{ account: 'leader-fees' }, 'what it was for'],
  ])('%j is refused and books nothing', async (change, said) => {
    const answer = await note(change as Record<string, string>)
    expect([409, 422]).toContain(answer.status)
    expect(wordsOf(answer.html)).toContain(said)
    expect(await postings()).toEqual([])
  })

  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  /** A part of a PNG, empty, of so many bytes. */
  const chunk = (type: string, bytes: number) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes)
    return Buffer.concat([length, Buffer.from(type), Buffer.alloc(bytes + 4)])
  }
  const receiptsOf = async () =>
    (
      await circle.owner.query(
        `select r.id, media_type, length(bytes) as size from receipt r join purse on purse.id = r.purse_id where group_id = $1`,
        [group.id],
      )
    ).rows

  test('has a receipt that only keepers fetch, as a file to keep', async () => {
    await note({ receipt: new File([png], 'receipt.pdf', { type: 'application/pdf' }) })
    const [receipt] = await receiptsOf()
    expect(receipt).toMatchObject({ media_type: 'image/png', size: png.length })
    const place = at(`/receipts/${receipt.id}`)
    const { headers } = await tom.get(place)
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="receipt-2026-10-28.png"')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect((await anna.get(place)).status).toBe(404)
    const stranger = await clientOf(circle, (await writeSeatedGroup(circle, { members: 1 })).leaderIds[0])
    expect((await stranger.get(place)).status).toBe(404)
    // A receipt of one group is none of another's.
    expect((await ailsa.get(`/groups/${randomUUID()}/money/receipts/${receipt.id}`)).status).toBe(404)
  })

  test.each([
    ['a page', '<html><script>alert(1)</script></html>'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ['a program', 'MZ\u0090\u0000'],
    ['words', 'I paid it, honestly.'],
  ])('takes no receipt that is %s, whatever it is called', async (_, text) => {
    const answer = await note({ receipt: new File([text], 'receipt.png', { type: 'image/png' }) })
    expect(wordsOf(answer.html)).toContain('this file is something else')
    expect(wordsOf(answer.html)).toContain('A receipt is a PDF or a picture')
    expect(await receiptsOf()).toEqual([])
  })

  test('is kept without what a camera has written into it, and not at all where nobody can tell', async () => {
    const told = Buffer.from('Author\0Ailsa at home, 55.97 N 3.17 W')
    const words = Buffer.concat([chunk('tEXt', told.length).subarray(0, 8), told, Buffer.alloc(4)])
    const sent = Buffer.concat([png.subarray(0, 33), words, png.subarray(33), Buffer.from('another picture')])
    expect(wordsOf((await ailsa.get(at('/expenses'))).html)).toContain('is taken out of it before it is kept')
    await note({ receipt: new File([sent], 'photo.png') })
    const { rows } = await circle.owner.query(
      'select bytes from receipt r join purse on purse.id = r.purse_id where group_id = $1',
      [group.id],
    )
    expect(rows).toEqual([{ bytes: png }])
    const damaged = await note({ receipt: new File([sent.subarray(0, 60)], 'photo.png') })
    expect(wordsOf(damaged.html)).toContain('it cannot be read to its end')
  })

  test('takes a picture of more than two megabytes, none of more than four, and gives one back for a day', async () => {
    const large = (bytes: number) =>
      new File([Buffer.concat([png.subarray(0, -12), chunk('IDAT', bytes), png.subarray(-12)])], 'large.png')
    await note({ receipt: large(3 * 1024 * 1024) })
    const [receipt] = await receiptsOf()
    expect(receipt.size).toBeGreaterThan(3 * 1024 * 1024)
    const tooLarge = await note({ receipt: large(4 * 1024 * 1024) })
    expect(wordsOf(tooLarge.html)).toContain('larger than 4 MB')
    const foreign = await send(tom, `/receipts/${receipt.id}/deletion`, {}, '/expenses')
    expect(foreign.status).toBe(409)
    await send(ailsa, `/receipts/${receipt.id}/deletion`, {}, '/expenses')
    expect(await receiptsOf()).toEqual([])
  })
})

describe('what leaders are due', () => {
  test('comes from the meetings they led: each at their own fee, once, paid or given back', async () => {
    const [a, t] = group.leaderIds
    const led = (...who: string[]) =>
      [a, t].map((personId) => ({
        personId,
        role: 'leader' as const,
        state: who.includes(personId) ? ('present' as const) : ('apologies' as const),
      }))
    await writeHeldMeetings(circle.owner, { groupId: group.id, leaderId: a }, [
      { at: '2026-09-01T18:30:00Z', taken: led(a, t) },
      { at: '2026-09-15T18:30:00Z', taken: led(a) },
      { at: '2026-09-29T18:30:00Z', minutes: 100, taken: led(a, t) },
      { at: '2026-10-13T18:30:00Z' },
    ])
    await circle.owner.query(
      `insert into cost_plan (id, group_id, currency, leader_fees_per_hour_minor, meeting_minutes, paid_pre_meeting_minutes,
         paid_debrief_minutes, room_minor, supervision_per_session_minor, expected_members, kept_by, kept_at)
       values ($1, $2, 'GBP', '{6000,6000}', 90, 15, 15, 0, 0, 8, $3, '2026-09-01T10:00:00Z')`,
      [randomUUID(), group.id, a],
    )
    await send(tom, '/leaders/fees', { person: t, fee: '61.50' }, '/leaders')
    expect(await words(ailsa, '/leaders')).toContain('Ailsa Grant: 3 meetings to pay')
    expect(await words(ailsa, '/leaders')).toContain('£61.50 an hour')
    const days = { from: '2026-09-01', to: '2026-11-03' }
    const make = (person: string) => send(ailsa, '/leaders/statements', { person, ...days }, '/leaders')
    await make(a)
    await make(t)
    const again = await make(t)
    expect(wordsOf(again.html)).toContain('There is nothing to pay them for')
    // 3 × with 30 minutes around: 120, 120 and 130 minutes of Ailsa's at £60; 120 and 130 of Tom's at £61.50.
    expect(await postings()).toEqual([
      'fee-statement: leader-fees 12000',
      'fee-statement: leader-fees 12000',
      'fee-statement: leader-fees 13000',
      'fee-statement: leaders -37000',
      'fee-statement: leader-fees 12300',
      'fee-statement: leader-fees 13325',
      'fee-statement: leaders -25625',
    ])
    const partyOf = async (person: string) =>
      (
        await circle.owner.query(
          'select party_id from party_identity i join purse on purse.id = i.purse_id where group_id = $1 and person_id = $2',
          [group.id, person],
        )
      ).rows[0].party_id
    const paid = { party: await partyOf(a), paid_on: '2026-11-03', from: 'bank' }
    await send(tom, '/leaders/payments', { ...paid, amount: '370' }, '/leaders')
    const tooMuch = await send(tom, '/leaders/payments', { ...paid, amount: '0.01' }, '/leaders')
    expect(wordsOf(tooMuch.html)).toContain('more than they are due')
    await send(tom, '/leaders/gifts', { amount: '56.25' }, '/leaders')
    expect(await words(ailsa, '/leaders')).toContain('Tom Reid: £200')
    const gift = await send(ailsa, '/leaders/gifts', { amount: '1' }, '/leaders')
    expect(gift.status).toBe(409)
  })

  test('is undone while nothing of it is paid, and its meetings are free again', async () => {
    const [a] = group.leaderIds
    await writeHeldMeetings(circle.owner, { groupId: group.id, leaderId: a }, [
      { at: '2026-09-01T18:30:00Z', taken: [{ personId: a, role: 'leader', state: 'present' }] },
    ])
    const make = () =>
      send(ailsa, '/leaders/statements', { person: a, from: '2026-09-01', to: '2026-10-01' }, '/leaders')
    expect(wordsOf((await make()).html)).toContain('No fee has been agreed')
    await send(ailsa, '/leaders/fees', { person: a, fee: '60' }, '/leaders')
    await make()
    const { rows } = await circle.owner.query(
      'select s.id from fee_statement s join purse on purse.id = s.purse_id where group_id = $1',
      [group.id],
    )
    await send(ailsa, `/leaders/statements/${rows[0].id}/reversal`, {}, '/leaders')
    expect((await make()).status).toBe(303)
    await send(ailsa, '/leaders/gifts', { amount: '1' }, '/leaders')
    const late = await circle.owner.query(
      'select s.id from fee_statement s join purse on purse.id = s.purse_id where group_id = $1 order by made_at desc limit 1',
      [group.id],
    )
    const refused = await send(ailsa, `/leaders/statements/${late.rows[0].id}/reversal`, {}, '/leaders')
    expect(wordsOf(refused.html)).toContain('it stays')
  })

  test('of a volunteer is nothing', async () => {
    const [a] = group.leaderIds
    await writeHeldMeetings(circle.owner, { groupId: group.id, leaderId: a }, [
      { at: '2026-09-01T18:30:00Z', taken: [{ personId: a, role: 'leader', state: 'present' }] },
    ])
    await send(ailsa, '/leaders/fees', { person: a, fee: '0' }, '/leaders')
    expect(await words(ailsa, '/leaders')).toContain('a volunteer')
    const answer = await send(
      ailsa,
      '/leaders/statements',
      { person: a, from: '2026-09-01', to: '2026-10-01' },
      '/leaders',
    )
    expect(answer.status).toBe(409)
  })
})

describe('the books', () => {
  test('show the year, and are taken away as files that no formula hides in, by keepers alone, and noted', async () => {
    await send(ailsa, '/other-entries', { kind: 'had-at-bank', amount: '200', on: '2025-12-30' }, '/expenses')
    await send(
      ailsa,
      '/expenses',
      { ...expense, words: '=HYPERLINK("https://evil.example.org")' },
      '/expenses',
    )
    await send(ailsa, '/other-entries', { kind: 'gift', amount: '10', on: '2026-03-01' }, '/expenses')
    const shown = await words(ailsa, '/books')
    expect(shown).toMatch(/£10\.00 came in/)
    expect(shown).toMatch(/£45\.50 was spent/)
    expect(shown).toContain('£200.00')
    expect(shown).toContain('£164.50')
    expect(await words(ailsa, '/books/journal?year=2026')).toContain('2, 28 October 2026: Expense')

    const take = async (kind: string) => {
      const { location } = await send(ailsa, '/books/exports', { year: '2026', kind }, '/books')
      return { location: location ?? '', file: await ailsa.get(location ?? '') }
    }
    const { location, file } = await take('journal')
    expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="journal-2026.csv"')
    const rows = file.html.split('\r\n')
    expect(rows[0]).toContain('Entry,Booked on,What,Account')
    expect(rows[1]).toContain(`"'=HYPERLINK(""https://evil.example.org"")",45.50,,`)
    expect(rows).toHaveLength(6)
    const balances = (await take('balances')).file.html
    expect(balances).toContain('Bank,Asset,200.00,0.00,10.00,45.50,164.50,0.00')
    expect(balances).toContain('Sum,,200.00,200.00,55.50,55.50,')
    // Somebody else's, and after a quarter of an hour one's own, is not there.
    expect((await tom.get(location)).status).toBe(404)
    expect((await send(anna, '/books/exports', { year: '2026', kind: 'journal' }, '')).status).toBe(404)
    expect(await words(tom, '/books')).toContain('journal of 2026, by Ailsa Grant')
  })

  test('say what to do while nothing is booked', async () => {
    expect(await words(ailsa, '/books')).toContain('Nothing has been booked yet')
  })
})

describe('whoever has nothing to do with a group', () => {
  test('comes to none of its pages about money', async () => {
    const stranger = await clientOf(circle, (await writeSeatedGroup(circle, { members: 1 })).leaderIds[0])
    for (const place of ['', '/settings', '/expenses', '/leaders', '/books', '/books/journal']) {
      expect((await stranger.get(at(place))).status, place).toBe(404)
    }
  })
})

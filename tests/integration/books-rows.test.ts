import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EntryKind, postEntry, reverseEntry } from '../../src/features/books/commands/post.ts'
import { lockPurse, openPurse, partyOf } from '../../src/features/books/commands/purse.ts'
import { type Purse, purseOf } from '../../src/features/books/queries/purse.ts'
import type { Posting } from '../../src/features/books/rules/accounts.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'

// What the database itself holds to, whatever the pages ask of it.

let circle: Circle
let group: SeatedGroup
let purse: Purse
let parties: string[]
const bookedOn = Temporal.PlainDate.from('2026-11-03')
const transfer: Posting[] = [
  { account: 'bank', amountMinor: 500 },
  { account: 'contributions', amountMinor: -500 },
]

const asLeader = <T>(work: (db: ViewerDb) => Promise<T>) =>
  circle.database.asViewer(personAlone(group.leaderIds[0]), work)

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-03T18:00:00Z', jobs: false })
  group = await writeSeatedGroup(circle, { members: 3 })
  purse = await asLeader((db) => openPurse(db, group.id))
  parties = await asLeader(async (db) => {
    await lockPurse(db, purse.id)
    const made: string[] = []
    for (const { personId } of group.members) made.push(await partyOf(db, purse, personId))
    return made
  })
})
afterAll(() => circle.close())

const post = (postings: readonly Posting[]) =>
  asLeader(async (db) => {
    await lockPurse(db, purse.id)
    return postEntry(db, purse, { kind: 'moved', bookedOn, postings })
  })

describe('the journal', () => {
  test('balances after every entry and every reversal, and counts them without a gap', async () => {
    const account = fc.constantFrom<Posting['account']>('bank', 'cash', 'members', 'room', 'contributions')
    const amounts = fc.array(
      fc.tuple(
        account,
        fc.integer({ min: -90_000, max: 90_000 }).filter((minor) => minor !== 0),
        fc.nat(2),
      ),
      { minLength: 1, maxLength: 5 },
    )
    const steps = fc.array(fc.tuple(amounts, fc.boolean()), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(steps, async (entries) => {
        for (const [some, isUndone] of entries) {
          const postings = some.map(([account, amountMinor, who]) => ({
            account,
            amountMinor,
            partyId: account === 'members' ? parties[who] : null,
          }))
          const rest = postings.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
          if (rest === 0) continue
          const id = await post([...postings, { account: 'other', amountMinor: -rest }])
          if (isUndone) await asLeader((db) => reverseEntry(db, purse, id, bookedOn))
          const { rows } = await circle.owner.query(
            `select (select sum(amount_minor)::int from posting) as together, (select max(number) from journal_entry) as last,
              (select count(*)::int from journal_entry) as entries, (select entries from purse where id = $1) as counted`,
            [purse.id],
          )
          expect(rows[0].together).toBe(0)
          expect([rows[0].last, rows[0].counted]).toEqual([rows[0].entries, rows[0].entries])
        }
      }),
      { numRuns: 15 },
    )
  })

  test('gives a number back that was not used, and none twice to two at once', async () => {
    await expect(post([{ account: 'bank', amountMinor: 1 }])).rejects.toThrow(RangeError)
    const before = await numbers()
    await expect(
      asLeader(async (db) => {
        await postEntry(db, purse, { kind: 'moved', bookedOn, postings: transfer })
        throw new Error('thought better of it')
      }),
    ).rejects.toThrow('thought better')
    await Promise.all(Array.from({ length: 6 }, () => post(transfer)))
    const after = await numbers()
    expect(after).toEqual(after.map((_, nth) => nth + 1))
    expect(after).toHaveLength(before.length + 6)
  })

  const numbers = async (): Promise<number[]> =>
    (
      await circle.owner.query('select number from journal_entry where purse_id = $1 order by number', [
        purse.id,
      ])
    ).rows.map(({ number }) => number)

  /** Past the application: rows as a keeper's own login may send them. */
  const written = (postings: { account: string; amount: number; party?: string }[], said = postings.length) =>
    asLeader(async (db) => {
      const id = randomUUID()
      await sql`insert into journal_entry (id, purse_id, kind, booked_on, entered_at, entered_by, postings)
        values (${id}, ${purse.id}, 'moved', '2026-11-03', ${db.now}, ${group.leaderIds[0]}, ${said})`.execute(
        db,
      )
      for (const [position, { account, amount, party }] of postings.entries()) {
        await sql`insert into posting (entry_id, purse_id, position, account, amount_minor, party_id)
          values (${id}, ${purse.id}, ${position}, ${account}, ${amount}, ${party ?? null})`.execute(db)
      }
      return id
    })
  const [fromBank, toCash] = [
    { account: 'bank', amount: -500 },
    { account: 'cash', amount: 500 },
  ]

  test('refuses, past the application, what does not balance', async () => {
    await expect(written([fromBank, toCash])).resolves.toBeTruthy()
    await expect(written([fromBank, { ...toCash, amount: 499 }])).rejects.toThrow('does not balance')
    await expect(written([], 2)).rejects.toThrow('does not balance')
    await expect(written([fromBank, toCash, { ...toCash, amount: 1 }], 3)).rejects.toThrow('does not balance')
    await expect(written([fromBank, toCash], 3)).rejects.toThrow('does not balance')
    await expect(written([fromBank, { ...toCash, account: 'members' }])).rejects.toThrow('check constraint')
    await expect(written([fromBank, { ...toCash, party: parties[0] ?? '' }])).rejects.toThrow(
      'check constraint',
    )
  })

  test('takes no further posting for an entry of before, not even two that balance', async () => {
    const id = await post(transfer)
    await expect(
      asLeader((db) =>
        sql`insert into posting (entry_id, purse_id, position, account, amount_minor)
          values (${id}, ${purse.id}, 7, 'room', 100), (${id}, ${purse.id}, 8, 'bank', -100)`.execute(db),
      ),
    ).rejects.toThrow('does not balance')
  })

  test('takes a reversal once, and with exactly what it undoes', async () => {
    const id = await post(transfer)
    const undo = (postings: Posting[]) =>
      asLeader((db) => postEntry(db, purse, { kind: 'reversal', bookedOn, postings, reverses: id }))
    await expect(
      undo([
        { account: 'contributions', amountMinor: 400 },
        { account: 'bank', amountMinor: -400 },
      ]),
    ).rejects.toThrow('does not undo')
    await asLeader((db) => reverseEntry(db, purse, id, bookedOn))
    await expect(asLeader((db) => reverseEntry(db, purse, id, bookedOn))).rejects.toThrow('unique')
  })

  test('is changed and deleted by nobody, the owner of the database included', async () => {
    const id = await post(transfer)
    const attempts = [
      `update posting set amount_minor = 1 where entry_id = '${id}'`,
      `delete from posting where entry_id = '${id}'`,
      `update journal_entry set booked_on = '2026-10-01' where id = '${id}'`,
      `delete from journal_entry where id = '${id}'`,
    ]
    for (const attempt of attempts) {
      await expect(
        asLeader((db) => sql.raw(attempt).execute(db)),
        attempt,
      ).rejects.toThrow('permission denied')
      await expect(sql.raw(attempt).execute(circle.database.jobs), attempt).rejects.toThrow(
        'permission denied',
      )
      await expect(circle.owner.query(attempt), attempt).rejects.toThrow('books are')
    }
  })

  test('may be deleted when six years after its year are over', async () => {
    const id = await post(transfer)
    const atThe = async (moment: string) => {
      const client = await circle.owner.connect()
      try {
        await client.query('begin')
        await client.query(`select set_config('circle.now', $1, true)`, [moment])
        return (await client.query('delete from journal_entry where id = $1', [id])).rowCount
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    await expect(atThe('2032-12-31T12:00:00Z')).rejects.toThrow('books are kept')
    expect(await atThe('2033-01-01T12:00:00Z')).toBe(1)
  })
})

describe('what a leader is due', () => {
  const fees = (partyId: string): Posting[] => [
    { account: 'leader-fees', amountMinor: 9000 },
    { account: 'leaders', partyId, amountMinor: -9000 },
  ]
  const back = (partyId: string, to: Posting['account'] = 'gifts'): Posting[] => [
    { account: 'leaders', partyId, amountMinor: 9000 },
    { account: to, amountMinor: -9000 },
  ]
  let due: { leader: string; coLeader: string; treasurer: string; party: string; statement: string }

  beforeAll(async () => {
    const [leader, coLeader] = group.leaderIds
    const treasurer = group.members[0]?.personId ?? ''
    await circle.owner.query(
      'insert into treasurer (id, purse_id, person_id, since) values ($1, $2, $3, $4)',
      [randomUUID(), purse.id, treasurer, '2026-11-03T18:00:00Z'],
    )
    const party = await asLeader((db) => partyOf(db, purse, leader))
    const statement = await asLeader((db) =>
      postEntry(db, purse, { kind: 'fee-statement', bookedOn, postings: fees(party) }),
    )
    due = { leader, coLeader, treasurer, party, statement }
  })

  const postedBy = (personId: string, kind: EntryKind, postings: Posting[], reverses?: string) =>
    circle.database.asViewer(personAlone(personId), async (db) => {
      await lockPurse(db, purse.id)
      return postEntry(db, purse, { kind, bookedOn, postings, ...(reverses && { reverses }) })
    })

  test('is given back by that leader alone: past the application neither a co-leader nor a treasurer can', async () => {
    for (const other of [due.coLeader, due.treasurer]) {
      await expect(postedBy(other, 'given-back', back(due.party))).rejects.toThrow('row-level security')
    }
    await expect(postedBy(due.leader, 'given-back', back(due.party))).resolves.toBeTruthy()
  })

  test('cannot be written off under another name, not even by themselves', async () => {
    const disguises: [EntryKind, Posting['account']][] = [
      ['gift', 'gifts'],
      ['moved', 'bank'],
      ['write-off', 'other'],
      ['fee-paid', 'gifts'],
      ['fee-paid', 'leader-fees'],
      ['given-back', 'bank'],
      ['expense', 'room'],
    ]
    for (const [kind, to] of disguises)
      for (const who of [due.leader, due.coLeader, due.treasurer])
        await expect(postedBy(who, kind, back(due.party, to)), `${kind} to ${to}`).rejects.toThrow(
          'row-level security',
        )
  })

  test('is paid by whoever keeps the purse; made out and undone by leaders', async () => {
    await expect(postedBy(due.treasurer, 'fee-paid', back(due.party, 'bank'))).resolves.toBeTruthy()
    await expect(postedBy(due.treasurer, 'fee-statement', fees(due.party))).rejects.toThrow(
      'row-level security',
    )
    await expect(
      postedBy(due.treasurer, 'reversal', back(due.party, 'leader-fees'), due.statement),
    ).rejects.toThrow('row-level security')
    await expect(
      postedBy(due.coLeader, 'reversal', back(due.party, 'leader-fees'), due.statement),
    ).resolves.toBeTruthy()
  })
})

describe('a purse', () => {
  test('is opened once, by leaders alone, in the currency of the group', async () => {
    const other = await writeSeatedGroup(circle, { members: 1 })
    const opened = await Promise.all(
      other.leaderIds.map((id) => circle.database.asViewer(personAlone(id), (db) => openPurse(db, other.id))),
    )
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
    for (const stranger of [other.members[0]?.personId ?? '', group.leaderIds[0]]) {
      await expect(
        circle.database.asViewer(personAlone(stranger), (db) => openPurse(db, other.id)),
      ).rejects.toThrow(expect.objectContaining({ name: 'NotFound' }))
    }
    await expect(
      asLeader((db) => postEntry(db, opened[0] as Purse, { kind: 'moved', bookedOn, postings: transfer })),
    ).rejects.toThrow('row-level security')
  })

  test('stays when its group is deleted, and with it who led the group last', async () => {
    const gone = await writeSeatedGroup(circle, { members: 2 })
    const [leader] = gone.leaderIds
    const as = <T>(work: (db: ViewerDb) => Promise<T>) => circle.database.asViewer(personAlone(leader), work)
    const kept = await as(async (db) => {
      const opened = await openPurse(db, gone.id)
      await partyOf(db, opened, gone.members[0]?.personId ?? '')
      await postEntry(db, opened, { kind: 'moved', bookedOn, postings: transfer })
      return opened
    })
    await circle.owner.query('update group_leader set left_at = $2 where group_id = $1', [
      gone.id,
      '2026-11-03T17:00:00Z',
    ])
    await circle.owner.query('delete from balint_group where id = $1', [gone.id])
    expect(await as((db) => purseOf(db, gone.id))).toBeNull()
    const seen = await as((db) =>
      db.selectFrom('posting').selectAll().where('purse_id', '=', kept.id).execute(),
    )
    expect(seen).toHaveLength(2)
    const { rows } = await circle.owner.query(
      'select person_id from treasurer where purse_id = $1 and until is null',
      [kept.id],
    )
    expect(rows.map(({ person_id }) => person_id).sort()).toEqual([...gone.leaderIds].sort())
  })

  test('forgets who somebody was, and still balances', async () => {
    const [, , last] = group.members
    const postings: Posting[] = [
      { account: 'members', partyId: parties[2] ?? null, amountMinor: 700 },
      { account: 'contributions', amountMinor: -700 },
    ]
    await post(postings)
    await circle.owner.query('delete from membership where person_id = $1', [last?.personId])
    await circle.owner.query('delete from person where id = $1', [last?.personId])
    const { rows } = await circle.owner.query(
      `select (select count(*)::int from party_identity where party_id = $1) as identities,
        (select sum(amount_minor)::int from posting where party_id = $1) as owes, (select sum(amount_minor)::int from posting) as together`,
      [parties[2]],
    )
    expect(rows[0]).toMatchObject({ identities: 0, together: 0 })
    expect(rows[0].owes).not.toBeNull()
  })
})

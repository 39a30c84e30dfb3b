import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// The deed itself, on people who have a row in every table: afterwards nothing in the database leads to them, whatever table or
// column it may be in. It knows no table by name: a new one is in this test from the day it is migrated.

let clone: TestDatabase
let owner: pg.Pool
let whole: WholeGroup

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = new pg.Pool({ connectionString: clone.ownerUrl, max: 1 })
  whole = await writeWholeGroup(owner, 'whole')
  await writeWholeGroup(owner, 'other')
})
afterAll(async () => {
  await owner.end()
  await clone.drop()
})

interface Found {
  place: string
  text: string
}

/** Every value of every table that holds one of these, as text. */
async function holding(needles: readonly string[]): Promise<Found[]> {
  const { rows: columns } = await owner.query<{ schema: string; table: string; name: string; type: string }>(
    `select n.nspname as schema, c.relname as table, a.attname as name, format_type(a.atttypid, null) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and (n.nspname = 'public' and c.relname <> 'migration' or n.nspname = 'graphile_worker' and c.relname = '_private_jobs')
       and format_type(a.atttypid, null) ~ '^(text|character varying|uuid|json|jsonb|bytea)'`,
  )
  const found: Found[] = []
  for (const { schema, table, name, type } of columns) {
    const value = type.startsWith('bytea') ? `encode("${name}", 'escape')` : `"${name}"::text`
    const { rows } = await owner.query<{ text: string }>(
      `select ${value} as text from ${schema}.${table} where exists (select from unnest($1::text[]) n where ${value} ilike '%' || n || '%')`,
      [needles],
    )
    found.push(...rows.map(({ text }) => ({ place: `${table}.${name}`, text })))
  }
  return found
}

const called = async (id: string) => {
  const { rows } = await owner.query<{ name: string; email: string }>(
    'select name, email from person where id = $1',
    [id],
  )
  const [person] = rows
  if (!person) throw new Error('nobody')
  return person
}

async function balances() {
  const { rows } = await owner.query(
    'select purse_id, account, sum(amount_minor)::int as minor from posting group by 1, 2 order by 1, 2',
  )
  return rows
}

describe('whoever is erased', () => {
  test.each(['member', 'leader', 'supervisor', 'representative'] as const)(
    'as %s leaves no row that leads to them, and the books as they were',
    async (who) => {
      const id = {
        member: whole.memberId,
        leader: whole.leaderId,
        supervisor: whole.supervisorId,
        representative: whole.representativeId,
      }[who]
      const { name, email } = await called(id)
      expect((await holding([id])).length).toBeGreaterThan(3)
      const before = await balances()

      await owner.query('select erase_person($1)', [id])
      await owner.query(`select forget_settled_names('PT0S', 1000)`)

      const unsettled = await owner.query(
        'select name, email from party_identity where person_id is null and name = $1',
        [name],
      )
      const left = (await holding([id, email, name])).filter(
        ({ place }) => !isKeptForBooks(place, unsettled.rowCount ?? 0),
      )
      expect(left).toEqual([])
      expect(await balances()).toEqual(before)
    },
  )

  test('as an applicant without an account leaves nothing, either', async () => {
    const { rows } = await owner.query<{ id: string; email: string; name: string }>(
      `select id, email, name from correspondent where email = 'applicant@other.example.org'`,
    )
    const [applicant] = rows
    if (!applicant) throw new Error('nobody')
    await owner.query('select erase_correspondent($1)', [applicant.id])
    expect(await holding([applicant.id, applicant.email, applicant.name])).toEqual([])
  })

  test('takes along what stands beside their address alone, and not what stands beside one that is like it', async () => {
    const id = randomUUID()
    await owner.query(`insert into person (id, name, email) values ($1, 'Jo Hay', 'jo_hay@example.org')`, [
      id,
    ])
    await owner.query(
      `insert into verification (identifier, value, expires_at) values ('Jo_Hay@example.org', 'x', now()),
         ('joshay@example.org', 'x', now())`,
    )
    await owner.query('select erase_person($1)', [id])
    const { rows } = await owner.query(`select identifier from verification where identifier ~* '^jo.hay@'`)
    expect(rows).toEqual([{ identifier: 'joshay@example.org' }])
  })

  test('as the second supervisor to go takes along no report about whoever is still here', async () => {
    const [asks, told, first, second] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    for (const id of [asks, told, first, second]) {
      await owner.query(`insert into person (id, name, email) values ($1, 'Sam', $2)`, [
        id,
        `${id}@example.org`,
      ])
    }
    const ask = (who: string, supervisor: string, state = 'null') =>
      owner.query(
        `insert into report_request (id, person_id, supervisor_id, asked_at, submitted_at)
           values ($1, $2, $3, circle_now(), ${state})`,
        [randomUUID(), who, supervisor],
      )
    // Both were asked by the same person and had not answered yet; the second one has written about somebody else.
    await ask(asks, first)
    await ask(asks, second)
    await ask(told, second, 'circle_now()')
    await owner.query('select erase_person($1), erase_person($2)', [first, second])
    const { rows } = await owner.query(
      `select person_id, submitted_at is not null as written from report_request
         where supervisor_id = somebody_gone() and person_id = any ($1) order by written`,
      [[asks, told]],
    )
    expect(rows).toEqual([
      { person_id: asks, written: false },
      { person_id: told, written: true },
    ])
  })

  test('is not there to be erased a second time', async () => {
    await owner.query('select erase_person($1)', [randomUUID()])
    await owner.query('select erase_person(somebody_gone())')
    expect((await owner.query('select from person where id = somebody_gone()')).rowCount).toBe(1)
  })
})

/** While something is open in the books, its name and the address for asking stand beside it, and nowhere else. */
const isKeptForBooks = (place: string, unsettled: number) =>
  unsettled > 0 && (place === 'party_identity.name' || place === 'party_identity.email')

describe('the list of what is held', () => {
  test('names every column that leads to a person or their address', async () => {
    const { rows } = await owner.query<{ table: string; column: string }>(
      `select k.conrelid::regclass::text as table, a.attname as column
       from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
       where k.contype = 'f' and k.confrelid in ('person'::regclass, 'correspondent'::regclass)
         and not exists (select from held_kind h where h.table_name = k.conrelid::regclass::text
           and a.attname = any (h.whose || h.shared || h.trace || h.through))
       order by 1, 2`,
    )
    expect(rows).toEqual([])
  })

  test('names every table with a name or an address in it, or says why not', async () => {
    const { rows } = await owner.query<{ table: string; column: string }>(
      `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
         and a.attname ~ '(^|_)(name|email|phone|address|identifier|account|iban)$'
         and not exists (select from held_kind h where h.table_name = c.relname and not ('{}' = h.whose || h.shared || h.through))
       order by 1, 2`,
    )
    const unexplained = rows.filter(({ table, column }) => !(`${table}.${column}` in nobodys))
    expect(unexplained).toEqual([])
  })
})

/** Columns with such names that say nothing of anybody who could ask for it, or nothing that could be found by asking. */
const nobodys: Record<string, string> = {
  'balint_group.name': 'A group’s.',
  'criteria_set.name': 'A set of criteria’s.',
  'group_place.address': 'A place’s.',
  'group_place.name': 'A place’s.',
  'held_kind.table_name': 'A table’s.',
  'migration.name': 'A migration’s.',
  'mode_change.place_address': 'A place’s.',
  'mode_change.place_name': 'A place’s.',
  'organisation_silence.office_address': 'An office that wants no letters: it is kept so that none are sent.',
  'payee.account': 'A group’s account, as its invoices say it.',
  'payee.iban': 'A group’s account, as its invoices say it.',
  'payee.name': 'Of a group’s account, as its invoices say it.',
  'peer_group.name': 'A group’s.',
  'region.name': 'A region’s.',
  'region_holiday.name': 'A holiday’s.',
  'setting_change.name': 'A setting’s.',
  'society.name': 'The society’s.',
  'source.name': 'A link’s.',
  'taster.name': 'A meeting’s.',
  'venue.address': 'A place’s.',
  'venue.contact_email': 'Of a house; it is found by its address when that is erased.',
  'venue.contact_name': 'Of a house; it goes with the address.',
  'venue.contact_phone': 'Of a house; it goes with the address.',
  'venue.name': 'A place’s.',
  'verification.identifier': 'Of a sign-in that lasts minutes.',
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, type Db, openDatabase } from '../../src/platform/database/database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// Functions that see more than who calls them answer with the owner's eyes. Every one that a viewer or a holder may call is
// asked here by people who have nothing to do with a group, about each of its ids: it must say the same as about ids that
// nobody has. A new function is in this test from the day it is granted. Who may learn what stands beside each of those of
// meetings as its comment (migrations/0051c).

/** Those whose answer is everybody's to have, or says no more than an id, and why. */
const saidToEverybody: Record<string, string> = {
  application_group: ofItsGroup(),
  ask_group: ofItsGroup(),
  circular_group: ofItsGroup(),
  meeting_group: ofItsGroup(),
  question_group: ofItsGroup(),
  taster_group: ofItsGroup(),
  taster_of_guest: ofItsGroup(),
  source_is_of: ofItsGroup(),
  group_circles:
    'Numbers, which the directory says of open groups, and the day; a pause only of open ones and of one’s own.',
  leaders_seated: 'A number, which the directory says of open groups.',
  seats_taken: 'A number, which the directory says of open groups.',
  taster_seats_taken: 'A number, which the page of a taster says.',
  people_in_charge: 'Ids of whoever holds an office: offices are public.',
  supervisor_is_confirmed: 'Whether somebody may be found in the register.',
  wants_no_letters: 'Whether an organisation wants letters: asked before one is sent, by whoever sends it.',
  venue_is_in_sight: 'Whether one reads an entry of the book, which all leaders do.',
}
/** Policies ask it of rows that the asker may not read; ids are random, and the group's id opens nothing. */
function ofItsGroup(): string {
  return 'From the id of a row to the id of what it belongs to.'
}

let clone: TestDatabase
let database: Database
let owner: pg.Pool
let own: WholeGroup
/** What is the foreign group's alone: ids, and rows by their table, beside the same rows with ids that nobody has. */
let foreign: { ids: string[]; rows: Map<string, RowsAndMadeUp> }
let whole: WholeGroup

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = new pg.Pool({ connectionString: clone.ownerUrl, max: 1 })
  database = openDatabase({ url: clone.ownerUrl, secrets: openSecrets(testSecret), loginPrefix })
  own = await writeWholeGroup(owner, 'own')
  const before = new Set((await everything()).ids)
  whole = await writeWholeGroup(owner, 'foreign')
  const all = await everything()
  const ids = new Set(all.ids.filter((id) => !before.has(id)))
  foreign = { ids: [...ids], rows: new Map() }
  for (const [table, rows] of all.rows) foreign.rows.set(table, rowsAndMadeUp(rows, ids))
})
afterAll(async () => {
  await database.close()
  await owner.end()
  await clone.drop()
})

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

interface RowsAndMadeUp {
  rows: object[]
  madeUp: object[]
}

function rowsAndMadeUp(all: readonly object[], ids: ReadonlySet<string>): RowsAndMadeUp {
  const texts = all
    .map((row) => JSON.stringify(row))
    .filter((text) => text.match(uuids)?.some((id) => ids.has(id)))
  return {
    rows: texts.map((text) => JSON.parse(text)),
    madeUp: texts.map((text) => JSON.parse(text.replaceAll(uuids, () => randomUUID()))),
  }
}

/** Every id of every table, and every row. */
async function everything() {
  const { rows: tables } = await owner.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'`,
  )
  const ids = new Set<string>()
  const rows = new Map<string, object[]>()
  for (const { relname } of tables) {
    const found = (await owner.query(`select to_jsonb(t) as row from ${relname} t`)).rows
    rows.set(
      relname,
      found.map(({ row }) => row),
    )
    for (const [id] of JSON.stringify(found).matchAll(uuids)) ids.add(id)
  }
  return { ids: [...ids], rows }
}

interface Asked {
  name: string
  types: string[]
}

/** What the caller's role may call of what runs as the owner, and asks about something. */
async function askable(db: Db): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select p.proname as name, array(select format_type(t, null) from unnest(p.proargtypes) with ordinality as a (t, n) order by n) as types
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.pronargs > 0
      and has_function_privilege(p.oid, 'execute') order by 1`.execute(db)
  return rows
}

/** Plain values of each type, at which the foreign group has something. */
const plain: Record<string, string> = {
  text: `'member'`,
  integer: '3',
  smallint: '3::smallint',
  boolean: 'true',
  date: `'2026-11-10'::date`,
  jsonb: `'{}'::jsonb`,
  bytea: `'\\x00'::bytea`,
  interval: `'1 day'::interval`,
  'timestamp with time zone': `'2026-11-10 18:30Z'::timestamptz`,
  'timestamp with time zone[]': `array['2026-11-10 18:30Z']::timestamptz[]`,
  'integer[]': 'array[3,3,3,3,3,3]',
  'text[]': `array['member']`,
}

/** What it says about each of these ids, in the order of the ids; or why it says nothing. */
async function answers(db: Db, { name, types }: Asked, ids: readonly string[], others: readonly string[]) {
  const said: string[] = []
  const ofTwo = types.filter((type) => type === 'uuid').length > 1
  const row = types.find((type) => foreign.rows.has(type))
  const asks = (first: string, second: string) =>
    types
      .map((type, place) => {
        if (type === 'uuid') return types.indexOf('uuid') === place ? first : second
        if (type === 'uuid[]') return `array[${first}]`
        if (foreign.rows.has(type)) return `jsonb_populate_record(null::${type}, x.row)`
        return plain[type] ?? `null::${type}`
      })
      .join(', ')
  const from = row
    ? sql`jsonb_array_elements(${JSON.stringify(ids)}::jsonb) as x (row)`
    : sql`unnest(${[...ids]}::uuid[]) with ordinality as x (id, n)`
  for (const other of ofTwo ? others : others.slice(0, 1)) {
    const call = sql.raw(`${name}(${asks('x.id', `'${other}'::uuid`)})`)
    await sql`savepoint asked`.execute(db)
    try {
      const { rows } = await sql<{ said: string }>`
        select coalesce((select jsonb_agg(to_jsonb(f)) from ${call} f)::text, 'nothing') as said from ${from}`.execute(
        db,
      )
      said.push(...rows.map((each) => each.said))
    } catch (fault) {
      said.push(`refused: ${fault instanceof Error ? fault.message : fault}`)
    }
    await sql`rollback to savepoint asked`.execute(db)
  }
  return said
}

/** The functions that say something else about a foreign id than about one that nobody has. */
async function telling(db: Db): Promise<string[]> {
  const told: string[] = []
  // Many questions in one statement, on a machine that does other things, too.
  await sql`set local statement_timeout = 0`.execute(db)
  for (const asked of await askable(db)) {
    const { name, types } = asked
    if (name in saidToEverybody) continue
    const row = types.find((type) => foreign.rows.has(type))
    if (!row && !types.some((type) => type.startsWith('uuid'))) continue
    const nobody = randomUUID()
    const key = [whole.groupId, whole.memberId]
    if (row) {
      const { rows, madeUp } = foreign.rows.get(row) as RowsAndMadeUp
      const [about, aboutNobody] = [
        await answers(db, asked, rows as never, key),
        await answers(db, asked, madeUp as never, [nobody]),
      ]
      if (JSON.stringify(about) !== JSON.stringify(aboutNobody))
        told.push(`${name}: ${about} | ${aboutNobody}`)
      continue
    }
    const [expected = ''] = await answers(db, asked, [nobody], [nobody])
    const about = await answers(db, asked, foreign.ids, key)
    const other = about.find((each) => each !== expected)
    if (other !== undefined) told.push(`${name}: ${other.slice(0, 200)} instead of ${expected.slice(0, 200)}`)
  }
  return told
}

test.each([
  ['a visitor', () => database.asViewer(visitor, telling)],
  ['a leader of another group', () => database.asViewer(personAlone(own.leaderId), telling)],
  ['a member of another group', () => database.asViewer(personAlone(own.memberId), telling)],
  ["another group's applicant", () => database.asHolder(own.tokens.application, telling)],
  ['somebody who sends apologies to another group', () => database.asHolder(own.tokens.apologies, telling)],
])(
  '%s learns nothing of a group from what its ids are answered with',
  { timeout: 90_000 },
  async (_, ask) => {
    expect(await ask()).toEqual([])
  },
)

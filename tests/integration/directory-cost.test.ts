import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listedGroup, openGroups } from '../../src/features/groups/queries/open-groups.ts'
import { openDatabase, type ViewerDb } from '../../src/platform/database/database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { visitor } from '../../src/shared/viewer.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { rowsLookedAt } from '../support/rows-looked-at.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'

// With a hundred groups and with ten thousand, whatever one filters by, a page of the directory reads as much.

let clone: TestDatabase
let owner: pg.Pool

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = new pg.Pool({ connectionString: clone.ownerUrl, max: 1 })
  await owner.query(`insert into region (id, name, position, added_at)
    select ${id('region', 'n')}, 'Region ' || n, n, now() from generate_series(0, 11) n`)
  await owner.query(
    `insert into person (id, name, email) values (${id('person', '0')}, 'Ailsa', 'ailsa@example.org')`,
  )
})
afterAll(async () => {
  await owner.end()
  await clone.drop()
})

/** An id of a kind by its number, as SQL. */
function id(kind: string, number: string): string {
  return `md5('${kind} ' || ${number})::uuid`
}

/** Every third online, a tenth full, a fifth for a few professions, one in fifty in another language. */
async function growTo(first: number, last: number) {
  // Written in one go, and put into the directory in one go.
  await triggers('disable')
  await owner.query(`
    insert into balint_group (id, name, founded_by, founded_at, region_id, mode, professions, languages, time_zone, currency,
      fewest_members, most_members, weekday, start_time, opened_at)
    select ${id('group', 'n')}, 'Group ' || n, ${id('person', '0')}, now(), ${id('region', 'n % 12')},
      case when n % 3 = 0 then 'online' else 'face-to-face' end,
      case when n % 5 = 0 then array['GP', 'Nurse'] else '{}' end,
      case when n % 50 = 7 then array['English', 'Welsh'] else array['English'] end,
      'Europe/London', 'GBP', 2, 8, 1 + (n * 7 / 3) % 5, case when n % 4 = 0 then '09:00' else '19:30' end::time,
      now() - n * interval '1 hour'
    from generate_series(${first}, ${last}) n`)
  await owner.query(`insert into fee_agreement (id, group_id, contribution_minor, currency, paid_ahead, first_meeting_free,
      agreed_by, agreed_at)
    select ${id('fee', 'n')}, ${id('group', 'n')}, 1000 + 250 * (n % 11), 'GBP', 'term', true, ${id('person', '0')}, now()
    from generate_series(${first}, ${last}) n`)
  await owner.query(`insert into ground_rules (id, group_id, version, body, written_by, written_at)
    select ${id('rules', 'n')}, ${id('group', 'n')}, 1, 'x', ${id('person', '0')}, now() from generate_series(${first}, ${last}) n`)
  await owner.query(`update balint_group g set most_members = 2, fewest_members = 2
    from generate_series(${first}, ${last}) n where g.id = ${id('group', 'n')} and n % 10 = 3`)
  for (const k of [1, 2]) {
    await owner.query(`insert into person (id, name, email)
      select ${id(`member${k}`, 'n')}, 'M', 'm${k}-' || n || '@example.org' from generate_series(${first}, ${last}) n where n % 10 = 3`)
    await owner.query(`insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
      select ${id(`seat${k}`, 'n')}, ${id('group', 'n')}, ${id(`member${k}`, 'n')}, now(), ${id('rules', 'n')}
      from generate_series(${first}, ${last}) n where n % 10 = 3`)
  }
  await triggers('enable')
  await owner.query('select refresh_directory(array(select id from balint_group))')
  await owner.query('vacuum analyze')
}

async function triggers(how: 'enable' | 'disable') {
  for (const table of ['balint_group', 'fee_agreement', 'membership']) {
    for (const trigger of ['directory', 'directory_later']) {
      if (table === 'fee_agreement' && trigger === 'directory_later') continue
      await owner.query(`alter table ${table} ${how} trigger ${trigger}`)
    }
  }
}

const region = `'region ' || ${id('region', '4')}`
const wishes: Record<string, { tags: string; whom?: string; free?: boolean }> = {
  everything: { tags: '' },
  'what is online': { tags: `'online'` },
  'one region': { tags: region },
  'one region, face to face, in the evening': { tags: `${region}, 'face-to-face', 'evening'` },
  'Tuesday evenings for nurses up to 15': {
    tags: `'weekday 2', 'evening', 'up to 1500'`,
    whom: `'for Nurse', 'for everyone'`,
  },
  'free places in Welsh': { tags: `'in Welsh'`, free: true },
  'Welsh, on Friday mornings': { tags: `'in Welsh', 'weekday 5', 'morning'` },
  'what nobody offers': { tags: `'in Irish', 'weekday 7'` },
  'a Sunday in one region': { tags: `${region}, 'weekday 7'` },
  'seven wishes at once': {
    tags: `${region}, 'face-to-face', 'weekday 3', 'evening', 'up to 2000', 'in English'`,
    whom: `'for GP', 'for everyone'`,
    free: true,
  },
}

async function blocks({ tags, whom = '', free = false }: { tags: string; whom?: string; free?: boolean }) {
  const { rows } = await owner.query(`explain (analyze, buffers, format json)
    select * from directory_page(array[${tags}]::text[], array[${whom}]::text[], ${free}, false, null, null, 21)`)
  const plan = rows[0]['QUERY PLAN'][0]
  return Number(plan.Plan['Shared Hit Blocks']) + Number(plan.Plan['Shared Read Blocks'])
}

/** The numbers on the map beside a filtered list, as groups/queries/directory-counts.ts asks for them. */
async function mapBlocks({ tags, whom = '', free = false }: { tags: string; whom?: string; free?: boolean }) {
  const { rows } = await owner.query(`explain (analyze, buffers, format json)
    select place.id, found.groups from (select id, array[${tags}]::text[] || ('region ' || id) as tags from region
        union all select null, array[${tags}, 'online']::text[]) place
      cross join lateral (select count(*)::int as groups from (select from directory_entry entry
        where entry.tags @> place.tags and (cardinality(array[${whom}]::text[]) = 0 or entry.tags && array[${whom}]::text[])
          and (${!free} or entry.full_until <= now()) limit 100) one) found`)
  const plan = rows[0]['QUERY PLAN'][0]
  return Number(plan.Plan['Shared Hit Blocks']) + Number(plan.Plan['Shared Read Blocks'])
}

/** Of 8 kB. What is found by its tags is at most 150 entries, each perhaps in a block of its own. */
const MOST_BLOCKS = 250

test('costs no more with ten thousand groups than its bound, whatever one looks for', async () => {
  await growTo(1, 100)
  await growTo(101, 10_000)
  const cost: Record<string, number> = {}
  for (const [name, wish] of Object.entries(wishes)) cost[name] = await blocks(wish)
  const dear = Object.entries(cost).filter(([, read]) => read > MOST_BLOCKS)
  expect(dear, JSON.stringify(cost)).toEqual([])
  const counted: Record<string, number> = {}
  for (const [name, wish] of Object.entries(wishes))
    if (wish.tags && wish.tags !== region) counted[name] = await mapBlocks(wish)
  // At most a hundred are counted of each of twelve regions, and of those online.
  expect(Math.max(...Object.values(counted)), JSON.stringify(counted)).toBeLessThan(13 * 150)
  // Without such filters, the numbers on the map are kept, not counted: as many rows as there are regions and ways of meeting.
  const { rows } = await owner.query(
    'select sum(groups)::int as groups, count(*)::int as rows from directory_count',
  )
  expect(rows).toEqual([{ groups: 10_000, rows: 12 }])
}, 180_000)

test('a visitor’s list, and the page of one group, look at the agreements of the groups they show, not at everybody’s', async () => {
  const database = openDatabase({
    url: clone.ownerUrl,
    secrets: openSecrets(testSecret),
    loginPrefix,
  })
  const lookedAt = (work: (db: ViewerDb) => Promise<unknown>) =>
    database.asViewer(visitor, async (db) => {
      const shown = await work(db)
      return { shown, agreements: await rowsLookedAt(db, 'fee_agreement') }
    })
  const { rows } = await owner.query(`select ${id('group', '4711')} as id`)
  const list = await lookedAt((db) => openGroups(db, {}))
  const one = await lookedAt((db) => listedGroup(db, rows[0].id))
  await database.close()
  expect(list.shown).toMatchObject({ groups: { length: 20 } })
  expect(one.shown).toMatchObject({ contribution: { currency: 'GBP' } })
  // Each is looked for among those of its group, and then read.
  expect(list.agreements).toBeLessThan(200)
  expect(one.agreements).toBeLessThan(200)
}, 60_000)

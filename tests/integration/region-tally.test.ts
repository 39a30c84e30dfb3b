import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { personAlone, type Viewer } from '../../src/shared/viewer.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'

// Whatever happens in whatever order, several things at once, with the hourly settlement now and then or never: the sums
// of the overviews are what counting every group, leader and enquiry gives. The count here is written on its own.

let clone: TestDatabase
let owner: pg.Pool
let database: Database
let ada: Viewer

const regions = [randomUUID(), randomUUID()]
const people = Array.from({ length: 5 }, () => randomUUID())
const QUIET = 60
/** The group went or has ended, or another took the same place in its term, in the same moment. */
const refusedByTheDatabase = ['23503', '23505', '42501']

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = new pg.Pool({ connectionString: clone.ownerUrl, max: 6 })
  database = openDatabase({ url: clone.ownerUrl, secrets: openSecrets(testSecret), loginPrefix })
  await owner.query(`insert into society (name, time_zone, currency, founded_at)
    values ('Society of tests', 'Europe/London', 'GBP', '2020-01-01')`)
  for (const [n, id] of regions.entries())
    await owner.query(`insert into region (id, name, position, added_at) values ($1, $2, 1, now())`, [
      id,
      `Region ${n}`,
    ])
  const adaId = randomUUID()
  for (const id of [...people, adaId])
    await owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
      id,
      'Ailsa',
      `${id}@example.org`,
    ])
  await owner.query(
    `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', '2020-01-01')`,
    [randomUUID(), adaId],
  )
  ada = { ...personAlone(adaId), administrator: true }
})
afterAll(async () => {
  await database.close()
  await owner.end()
  await clone.drop()
})

const day = (n: number) => Temporal.Instant.from('2026-06-01T12:00:00Z').add({ hours: 24 * n })

/** Everything that makes a number, done to one group (or enquiry) by its number; impossible things do nothing. */
const deeds: Record<string, (g: string, n: number, at: string) => [string, unknown[]]> = {
  founded: (g, n, at) => [
    `insert into balint_group (id, name, founded_by, founded_at, region_id, mode, time_zone, currency, fewest_members, most_members)
     values ($1, 'A group', $2, $3, $4, 'online', 'Europe/London', 'GBP', 2, 3) on conflict do nothing`,
    [g, people[0], at, regions[n % 3] ?? null],
  ],
  opened: (g, _, at) => ['update balint_group set opened_at = $2 where id = $1', [g, at]],
  closed: (g) => ['update balint_group set opened_at = null where id = $1', [g]],
  moved: (g, n) => ['update balint_group set region_id = $2 where id = $1', [g, regions[n % 3] ?? null]],
  widened: (g, n) => ['update balint_group set most_members = $2 where id = $1', [g, 2 + (n % 3)]],
  led: (g, n, at) => [
    `insert into group_leader (group_id, person_id, joined_at) select id, $2, $3 from balint_group where id = $1
     on conflict do nothing`,
    [g, people[n % 5], at],
  ],
  'left by a leader': (g, n, at) => [
    'update group_leader set left_at = $3 where group_id = $1 and person_id = $2 and left_at is null',
    [g, people[n % 5], at],
  ],
  joined: (g, n, at) => [
    `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
     select $2, g.id, $3, $4, (select id from ground_rules where group_id = g.id limit 1) from balint_group g where g.id = $1
       and exists (select from ground_rules where group_id = g.id)
       and not exists (select from membership where group_id = g.id and person_id = $3) on conflict do nothing`,
    [g, randomUUID(), people[n % 5], at],
  ],
  'left by a member': (g, _, at) => [
    `update membership set left_at = $2 where id = (select id from membership where group_id = $1 and left_at is null limit 1)`,
    [g, at],
  ],
  supervised: (g, _, at) => [
    `insert into supervision_arrangement (id, group_id, kind, every_weeks, since_on)
     select $2, id, 'peer', 4, $3::date from balint_group where id = $1 on conflict do nothing`,
    [g, randomUUID(), at.slice(0, 10)],
  ],
  'supervised no more': (g, n, at) => [
    'update supervision_arrangement set ended_on = $2::date + $3::int where group_id = $1 and ended_on is null and since_on <= $2::date',
    [g, at.slice(0, 10), n % 20],
  ],
  dated: (g, n, at) => [
    `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
     select $2, t.group_id, t.id, 1 + (select count(*) from meeting where term_id = t.id), $3::timestamptz + $4::int * interval '1 day',
       $3::timestamptz + $4::int * interval '1 day' + interval '90 minutes', $3
     from term t where t.group_id = $1 limit 1`,
    [g, randomUUID(), at, n - 40],
  ],
  'called off': (g, _, at) => [
    `update meeting set cancelled_at = $2 where id = (select id from meeting where group_id = $1 and cancelled_at is null limit 1)`,
    [g, at],
  ],
  offered: (g, n, at) => [
    `with a as (insert into application (id, group_id, correspondent_id, profession, workplace_area, why, applied_at, confirmed_at)
       select $2, g.id, c.id, 'GP', 'Leith', 'x', $4, $4 from balint_group g, correspondent c where g.id = $1
         and exists (select from ground_rules where group_id = g.id) and exists (select from fee_agreement where group_id = g.id)
       order by c.id limit 1 returning id, group_id)
     insert into place_offer (id, application_id, ground_rules_id, fee_agreement_id, offered_by, offered_at, expires_at)
     select $3, a.id, (select id from ground_rules where group_id = a.group_id limit 1),
       (select id from fee_agreement where group_id = a.group_id limit 1), $5, $4, $4::timestamptz + $6::int * interval '1 day'
     from a`,
    [g, randomUUID(), randomUUID(), at, people[0], 1 + (n % 20)],
  ],
  declined: (g, _, at) => [
    `update place_offer set declined_at = $2 where id = (select o.id from place_offer o join application a on a.id = o.application_id
       where a.group_id = $1 and declined_at is null limit 1)`,
    [g, at],
  ],
  'withdrawn from': (g, _, at) => [
    `insert into application_ending (application_id, how, ended_at)
     select id, 'withdrawn', $2 from application where group_id = $1 limit 1 on conflict do nothing`,
    [g, at],
  ],
  ended: (g, _, at) => [
    `insert into group_closure (id, group_id, ends_at, closed_at, ended_at) select $2, id, $3, $3, $3 from balint_group where id = $1
     on conflict do nothing`,
    [g, randomUUID(), at],
  ],
  gone: (g) => [
    `delete from balint_group where id = $1 and not exists (select from application where group_id = $1)
       and not exists (select from membership where group_id = $1)`,
    [g],
  ],
  asked: (_, n, at) => [
    `insert into enquiry (id, correspondent_id, region_id, kind, message, received_at, waiting_since, answer_due_on)
     select $1, c.id, case when $3::text <> 'concern' then $2::uuid end, $3, 'x', $4, $4, $5::date from correspondent c order by c.id limit 1`,
    [
      randomUUID(),
      regions[n % 3] ?? null,
      ['start-online', 'join-group', 'something-else', 'concern'][n % 4],
      at,
      n % 5 === 0
        ? null
        : day(n / 4)
            .toString()
            .slice(0, 10),
    ],
  ],
  answered: () => [
    'update enquiry set waiting_since = null, answer_due_on = null where id = (select id from enquiry where waiting_since is not null limit 1)',
    [],
  ],
  'answered first': (_, n) => [
    `update enquiry set first_answer_minutes = $1 where id = (select id from enquiry where first_answer_minutes is null limit 1)`,
    [n * n * 7],
  ],
  'sent to a region': (_, n) => [
    `update enquiry set desk = 'region', region_id = $1
     where id = (select id from enquiry where desk = 'administrator' limit 1)`,
    [regions[n % 2]],
  ],
  'the society moved': (_, n) => [
    'update society set time_zone = $1',
    [n % 2 ? 'Pacific/Auckland' : 'Europe/London'],
  ],
  'put on a list': (_, n, at) => [
    `insert into waiting_list_entry (id, correspondent_id, region_id, wants_online, asked_at, confirmed_at, wanted_until)
     select $1, c.id, $2, $3, $4, $5::timestamptz, $5::timestamptz + $6::int * interval '1 day' from correspondent c limit 1`,
    [
      randomUUID(),
      regions[n % 3] ?? null,
      n % 3 === 2 || n % 2 === 0,
      at,
      n % 5 === 0 ? null : at,
      1 + (n % 20),
    ],
  ],
  'still wanted': (_, n, at) => [
    `update waiting_list_entry set wanted_until = $1::timestamptz + $2::int * interval '1 day', confirmed_at = $1
     where id = (select id from waiting_list_entry where left_at is null order by id limit 1)`,
    [at, 1 + (n % 30)],
  ],
  'off the list': (_, n, at) => [
    `update waiting_list_entry set left_at = $1 where id = (select id from waiting_list_entry
       where left_at is null order by id offset $2::int % 3 limit 1)`,
    [at, n],
  ],
  forgotten: () => ['delete from waiting_list_entry where left_at is not null', []],
  'asked again': (_, n, at) => [
    `update enquiry set waiting_since = $1, answer_due_on = $2::date
     where id = (select id from enquiry where waiting_since is null limit 1)`,
    [at, day(n).toString().slice(0, 10)],
  ],
}

/** How many rows it changed: none where the database refused what came in the same moment. */
async function does(deed: string, group: string, n: number, at: Temporal.Instant): Promise<number> {
  const [text, values] = deeds[deed]?.(group, n, at.toString()) ?? ['', []]
  const client = await owner.connect()
  try {
    await client.query(`select set_config('circle.now', $1, false)`, [at.toString()])
    return (await client.query(text, values)).rowCount ?? 0
  } catch (fault) {
    if (fault instanceof pg.DatabaseError && refusedByTheDatabase.includes(fault.code ?? '')) return 0
    throw fault
  } finally {
    client.release()
  }
}

/** What most of the above needs: correspondents, rules, a fee and a term. */
async function furnish(g: string) {
  await owner.query(
    `insert into ground_rules (id, group_id, version, body, written_by, written_at)
     select $2, id, 1, 'x', $3, founded_at from balint_group where id = $1 on conflict do nothing`,
    [g, randomUUID(), people[0]],
  )
  await owner.query(
    `insert into fee_agreement (id, group_id, contribution_minor, currency, paid_ahead, first_meeting_free, agreed_by, agreed_at)
     select $2, id, 1500, 'GBP', 'term', true, $3, founded_at from balint_group where id = $1`,
    [g, randomUUID(), people[0]],
  )
  await owner.query(
    `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
     select $2, id, '2026-06-01', 2, '19:30', 90, 'Europe/London', 10, $3, founded_at from balint_group where id = $1`,
    [g, randomUUID(), people[0]],
  )
}

/** All of it counted row by row, from the tables that people write. */
const countedAfresh = `
with facts as (
  select g.*, $1::timestamptz as moment,
    (select count(*) from membership m where m.group_id = g.id and m.left_at is null) as members,
    (select count(*) from place_offer o join application a on a.id = o.application_id left join application_ending e
      on e.application_id = a.id where a.group_id = g.id and e.application_id is null and o.expires_at > $1
      and coalesce(o.accepted_at, o.declined_at, o.withdrawn_at) is null) as offered,
    exists (select from meeting m where m.group_id = g.id and m.cancelled_at is null and m.starts_at <= $1) as has_met,
    exists (select from meeting m where m.group_id = g.id and m.cancelled_at is null
      and m.ends_at >= $1::timestamptz - $2::int * interval '24 hours') as met_lately
  from balint_group g),
grouped as (
  select *, case when exists (select from group_closure c where c.group_id = facts.id and c.ended_at is not null) then 'ended'
    when has_met and not met_lately then 'quiet' when opened_at is not null and members < most_members then 'open'
    when has_met then 'meeting' when members >= most_members then 'full' else 'planning' end as state from facts),
leader_of as (
  select g.region_id, l.person_id, bool_or(exists (select from supervision_arrangement s where s.group_id = g.id
    and (s.ended_on is null or s.ended_on >= ($1::timestamptz at time zone (select time_zone from society))::date))) as supervised
  from balint_group g join group_leader l on l.group_id = g.id where l.left_at is null group by 1, 2)
select 'groups' as what, region_id, array[count(*) filter (where state = 'planning'), count(*) filter (where state = 'open'),
  count(*) filter (where state = 'full'), count(*) filter (where state = 'meeting'), count(*) filter (where state = 'quiet'),
  sum(members), sum(case when state = 'open' then greatest(most_members - members - offered, 0) else 0 end)]::int[] as numbers
from grouped group by region_id having count(*) filter (where state <> 'ended') > 0
union all
select 'leaders', region_id, array[count(*), count(*) filter (where not supervised)]::int[] from leader_of group by region_id
union all
select 'leaders, each once', null, array[count(distinct person_id), count(distinct person_id) filter (where supervised)]::int[]
from leader_of
union all
select 'enquiries', region_id, array[count(*), count(*) filter (where answer_due_on < ($1::timestamptz at time zone (select time_zone from society))::date)]::int[]
from enquiry where waiting_since is not null and kind <> 'concern' group by region_id
union all
select 'waits', region_id, array[count(*), count(*) filter (where wants_online)]::int[] from waiting_list_entry
where confirmed_at is not null and left_at is null and wanted_until > $1 group by region_id
union all
select 'asked in ' || to_char(received_at at time zone zone, 'YYYY-MM'), region_id, array[count(*)]::int[]
from enquiry, (select time_zone as zone from society) s where kind <> 'concern' group by 1, region_id
order by 1, 2`

interface Line {
  what: string
  region_id: string | null
  numbers: number[]
}

async function told(at: Temporal.Instant, quietAfterDays: number): Promise<Line[]> {
  return database.asViewer(ada, async (db) => {
    await sql`select set_config('circle.now', ${at.toString()}, true)`.execute(db)
    const { rows } = await sql<Line>`
      select 'groups' as what, region_id, array[planning, open, "full", meeting, quiet, seats_taken, seats_free] as numbers
        from group_numbers(${quietAfterDays})
      union all select 'leaders', region_id, array[leaders, unsupervised] from leader_numbers()
      union all select 'leaders, each once', null, array[leaders, supervised] from leaders_supervised()
      union all select 'enquiries', region_id, array[waiting, late] from enquiry_numbers()
      union all select 'waits', region_id, array[waiting, also_online] from waiting_by_region()
      union all select 'asked in ' || to_char(month, 'YYYY-MM'), region_id, array[received]
        from enquiry_counts('2026-01-01', '2100-01-01')
      order by 1, 2`.execute(db)
    return rows
  })
}

async function settle(at: Temporal.Instant, quietAfterDays: number) {
  await database.jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${at.toString()}, true)`.execute(db)
    await sql`select settle_numbers(${quietAfterDays}), settle_counts()`.execute(db)
  })
}

/** Half of the first answers came within so many minutes: exactly, and as the sums say it. */
async function expectTrueMedians() {
  const exact = await owner.query<{ month: string; answered: number; minutes: number }>(
    `select to_char(received_at at time zone zone, 'YYYY-MM') as month, count(*)::int as answered,
       percentile_cont(0.5) within group (order by first_answer_minutes) as minutes
     from enquiry, (select time_zone as zone from society) s
     where kind <> 'concern' and first_answer_minutes is not null group by 1 order by 1`,
  )
  const summed = await database.asViewer(ada, (db) =>
    sql<{ month: string; answered: number; minutes: number }>`
      select to_char(month, 'YYYY-MM') as month, answered, median_minutes as minutes
      from first_answer_medians('2026-01-01', '2100-01-01') where answered > 0 order by 1`.execute(db),
  )
  expect(summed.rows.map(({ month, answered }) => [month, answered])).toEqual(
    exact.rows.map(({ month, answered }) => [month, answered]),
  )
  for (const [nth, { minutes }] of exact.rows.entries()) {
    const near = minutes <= 60 ? 1 : minutes <= 1440 ? 73 : minutes <= 28800 ? 361 : 361
    expect(Math.abs((summed.rows[nth]?.minutes ?? 0) - minutes)).toBeLessThan(near)
  }
}

const step = fc.record({
  deed: fc.constantFrom(...Object.keys(deeds), 'settled', 'settled with another quiet'),
  group: fc.nat(2),
  n: fc.nat(79),
  daysLater: fc.nat(9),
})

test('the sums are what counting afresh gives, after anything, in any order, and several things at once', async () => {
  await owner.query(
    `insert into correspondent (id, name, email, met_at) values ($1, 'Vera', 'vera@example.org', now())`,
    [randomUUID()],
  )
  const happened = new Set<string>()
  let today = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 25, maxLength: 40 }),
      async (turns) => {
        const groups = [randomUUID(), randomUUID(), randomUUID()]
        for (const [n, g] of groups.entries()) {
          await does('founded', g, n, day(Math.floor(today)))
          await furnish(g)
          await does('led', g, n, day(Math.floor(today)))
        }
        for (const together of turns) {
          today += Math.min(...together.map(({ daysLater }) => daysLater)) / 2
          const at = day(0).add({ minutes: Math.round(today * 24 * 60) })
          await Promise.all(
            together.map(async ({ deed, group, n }) => {
              if (deed === 'settled') return settle(at, QUIET)
              if (deed === 'settled with another quiet') return settle(at, 30)
              if (await does(deed, groups[group] ?? '', n, at)) happened.add(deed)
            }),
          )
          for (const later of [0, 3, 45]) {
            const moment = at.add({ hours: 24 * later })
            const fresh = await owner.query<Line>(countedAfresh, [moment.toString(), QUIET])
            if (later === 0) await expectTrueMedians()
            expect(await told(moment, QUIET), `${later} days after ${JSON.stringify(together)}`).toEqual(
              fresh.rows,
            )
          }
        }
      },
    ),
    { numRuns: 6, endOnFailure: true, verbose: 0 },
  )
  expect(happened.size, [...happened].join(', ')).toBeGreaterThan(15)
  await settle(day(Math.ceil(today) + 100), QUIET)
  const { rows } = await owner.query(
    'select count(*)::int as sums, count(distinct region_id)::int as regions from region_tally',
  )
  expect(rows).toEqual([{ sums: 3, regions: 2 }])
}, 120_000)

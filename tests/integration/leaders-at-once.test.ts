import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'

// Groups share leaders, and the sums of a region count a leader once: two who change such groups in the same moment take
// turns, and neither is told to try again.

let clone: TestDatabase
let owner: pg.Pool

const regions = [randomUUID(), randomUUID()]
const people = Array.from({ length: 4 }, () => randomUUID())
const groups = [randomUUID(), randomUUID()]

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = new pg.Pool({ connectionString: clone.ownerUrl, max: 4 })
  for (const [n, id] of regions.entries())
    await owner.query(`insert into region (id, name, position, added_at) values ($1, $2, 1, now())`, [
      id,
      `Region ${n}`,
    ])
  for (const id of people)
    await owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
      id,
      'Ailsa',
      `${id}@example.org`,
    ])
  for (const [n, id] of groups.entries()) {
    await owner.query(
      `insert into balint_group (id, name, founded_by, founded_at, region_id, mode, time_zone, currency, fewest_members, most_members)
       values ($1, 'A group', $2, now(), $3, 'online', 'Europe/London', 'GBP', 2, 3)`,
      [id, people[0], regions[n]],
    )
    await owner.query(
      `insert into group_leader (group_id, person_id, joined_at) select $1, unnest($2::uuid[]), now()`,
      [id, people],
    )
  }
})
afterAll(async () => {
  await owner.end()
  await clone.drop()
})

test('two groups with the same leaders that change places between two regions at once never wait for each other in a ring', async () => {
  const move = (group: number, to: number) =>
    owner.query('update balint_group set region_id = $2 where id = $1', [groups[group], regions[to]])
  for (let turn = 0; turn < 60; turn++) {
    const here = turn % 2
    await Promise.all([move(0, 1 - here), move(1, here)])
  }
  const { rows } = await owner.query(
    'select region_id, sum(leaders)::int as leaders from region_tally group by region_id order by region_id',
  )
  expect(rows).toEqual(regions.toSorted().map((region_id) => ({ region_id, leaders: people.length })))
})

test('leaders who leave two groups at once, several in one statement, are each counted out once', async () => {
  const leave = (group: number, who: number[]) =>
    owner.query(
      'update group_leader set left_at = now() where group_id = $1 and person_id = any ($2) and left_at is null',
      [groups[group], who.map((n) => people[n])],
    )
  await Promise.all([leave(0, [3, 1]), leave(1, [1, 3]), leave(0, [0]), leave(1, [2])])
  const { rows } = await owner.query('select sum(leaders)::int as leaders from region_tally')
  const alone = await owner.query(
    `select count(distinct (g.region_id, l.person_id))::int as leaders
     from group_leader l join balint_group g on g.id = l.group_id where l.left_at is null`,
  )
  expect(rows).toEqual(alone.rows)
})

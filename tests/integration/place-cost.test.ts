import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { metHow, placesOf } from '../../src/features/groups/queries/meeting-place.ts'
import { placedDates } from '../../src/features/venues/queries/place-page.ts'
import { type Database, openDatabase, type ViewerDb } from '../../src/platform/database/database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { rowsLookedAt } from '../support/rows-looked-at.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// Among the rooms of three thousand groups a meeting's own is looked up, not looked for.

const GROUPS = 3_000

let clone: TestDatabase
let database: Database
let group: WholeGroup
let meetingIds: string[]

beforeAll(async () => {
  clone = await cloneDatabase()
  const owner = new pg.Pool({ connectionString: clone.ownerUrl, max: 1 })
  group = await writeWholeGroup(owner, 'own')
  await owner.query(
    'alter table balint_group disable trigger user; alter table group_place disable trigger user',
  )
  await owner.query(`update balint_group set mode = 'face-to-face'`)
  await owner.query(
    `insert into balint_group (id, name, founded_by, founded_at, region_id, mode, professions, languages, time_zone, currency,
       fewest_members, most_members)
     select uuidv7(), 'Group ' || n, founded_by, founded_at, region_id, 'face-to-face', professions, languages, time_zone, currency,
       fewest_members, most_members
     from balint_group, generate_series(1, $2::int) n where id = $1`,
    [group.groupId, GROUPS],
  )
  await owner.query(
    `insert into group_place (id, group_id, name, address, seats, free_for_all_dates, free_from_intrusion, since)
     select uuidv7(), id, 'A room', '1 Example Street', 12, true, true, founded_at from balint_group where name like 'Group %'`,
  )
  await owner.query(
    'alter table balint_group enable trigger user; alter table group_place enable trigger user',
  )
  await owner.query('vacuum analyze')
  const { rows } = await owner.query('select id from meeting where group_id = $1', [group.groupId])
  meetingIds = rows.map(({ id }) => id)
  await owner.end()
  database = openDatabase({
    url: clone.ownerUrl,
    secrets: openSecrets(testSecret),
    loginPrefix,
    clock: () => Temporal.Instant.from('2026-11-10T10:00:00Z'),
  })
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

/** What is answered, and how many places were looked at for it. */
const looking = <T>(ask: (db: ViewerDb) => Promise<T>) =>
  database.asViewer(personAlone(group.leaderId), async (db) => {
    const answer = await ask(db)
    return { answer, places: await rowsLookedAt(db, 'group_place') }
  })

test('of three thousand places only those of one’s own group are looked at', async () => {
  const how = await looking((db) => metHow(db, meetingIds))
  expect(how.answer.get(meetingIds[0] ?? '')?.place?.name).toBe('A room')
  const where = await looking((db) => placesOf(db, meetingIds))
  expect(where.answer.get(meetingIds[0] ?? '')?.address).toBe('1 Example Street')
  const dates = await looking((db) => placedDates(db, group.groupId))
  expect(dates.answer).toHaveLength(meetingIds.length)
  for (const { places } of [how, where, dates]) {
    expect(places).toBeGreaterThan(0)
    expect(places).toBeLessThan(100)
  }
})

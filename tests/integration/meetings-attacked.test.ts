import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerForMeeting } from '../../src/features/attendance/commands/answer-for-meeting.ts'
import { apologyAddresses } from '../../src/features/attendance/queries/apology-addresses.ts'
import { changeModes, forgetClosedGroups } from '../../src/features/endings/commands/by-themselves.ts'
import { writeToAll } from '../../src/features/letters/commands/write-message.ts'
import { MESSAGES_TO_ALL_A_DAY } from '../../src/features/letters/rules/limits.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { newId } from '../../src/shared/ids.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { writeHeldMeetings } from '../support/held-meetings.ts'
import { writeWholeGroup } from '../support/whole-group.ts'

// Meetings, looked at as somebody would who means harm: with the application's half out of the way, and through it.

const START = '2026-11-03T18:00:00Z'

let circle: Circle
let leith: SeatedGroup

beforeAll(async () => {
  circle = await startCircle({ now: START })
  leith = await writeSeatedGroup(circle)
})
beforeEach(() => circle.clock.set(START))
afterAll(() => circle.close())

const run = async (text: string, ...values: unknown[]) => (await circle.owner.query(text, values)).rows
const as = <T>(personId: string, work: (db: ViewerDb) => Promise<T>) =>
  circle.database.asViewer(personAlone(personId), work)
const instant = (text: string) => Temporal.Instant.from(text)
const idOf = ({ meetings }: SeatedGroup, nth: number): string => meetings[nth]?.id ?? ''

describe('when a meeting was', () => {
  const denied = 'a meeting is arranged beforehand'

  test('is not made up afterwards: no leader writes a past date, which hours would be certified from', async () => {
    await expect(
      as(leith.leaderIds[0], async (db) => {
        const { term_id } = await db
          .selectFrom('meeting')
          .select('term_id')
          .where('id', '=', idOf(leith, 0))
          .executeTakeFirstOrThrow()
        await db
          .insertInto('meeting')
          .values({
            id: newId(),
            group_id: leith.id,
            term_id,
            position: 90,
            starts_at: instant('2026-09-01T18:00:00Z'),
            ends_at: instant('2026-09-01T19:30:00Z'),
            changed_at: db.now,
          })
          .execute()
      }),
    ).rejects.toThrow(denied)
    await expect(
      as(leith.leaderIds[0], (db) =>
        db
          .updateTable('meeting')
          .set({ starts_at: instant('2026-09-01T18:00:00Z'), ends_at: instant('2026-09-01T19:30:00Z') })
          .where('id', '=', idOf(leith, 0))
          .execute(),
      ),
    ).rejects.toThrow(denied)
  })

  test('stays as it was: nobody makes it longer, or takes it from those who were there', async () => {
    const [held = ''] = await writeHeldMeetings(
      circle.owner,
      { groupId: leith.id, leaderId: leith.leaderIds[0] },
      [
        {
          at: '2026-10-20T18:00:00Z',
          taken: [{ personId: leith.members[0]?.personId ?? '', state: 'present' }],
        },
      ],
    )
    for (const change of [{ ends_at: instant('2026-10-20T23:00:00Z') }, { cancelled_at: instant(START) }]) {
      await expect(
        as(leith.leaderIds[0], (db) =>
          db.updateTable('meeting').set(change).where('id', '=', held).execute(),
        ),
      ).rejects.toThrow(denied)
    }
  })
})

describe('whose a meeting is', () => {
  test('is asked of those who lead it alone: nobody else learns whose a meeting is', async () => {
    const other = await writeSeatedGroup(circle, { name: 'Aberdeen' })
    const isTheirs = async (reader: string): Promise<boolean | undefined> => {
      const { rows } = await as(reader, (db) =>
        sql<{ at: boolean }>`
          select is_at_meeting(${idOf(leith, 0)}, ${leith.members[0]?.personId}, 'member') as at`.execute(db),
      )
      return rows[0]?.at
    }
    expect(await isTheirs(leith.leaderIds[0])).toBe(true)
    expect(await isTheirs(other.leaderIds[0])).toBe(false)
  })
})

describe('emails that nobody stops', () => {
  test('a leader who comes and does not come, over and over, has the other told once', async () => {
    const group = await writeSeatedGroup(circle, { name: 'Fife' })
    const [fickle, other] = group.leaderIds
    const answer = (comes: boolean) =>
      as(fickle, (db) => answerForMeeting(db, group.id, idOf(group, 1), { comes }))
    for (const comes of [false, true, false, true, false]) await answer(comes)
    const told = () => run(`select id from email where template = 'leader-away' and person_id = $1`, other)
    expect(await told()).toHaveLength(1)
    circle.clock.set('2026-11-05T18:00:00Z')
    await answer(true)
    await answer(false)
    expect(await told()).toHaveLength(2)
  })

  test('as many messages to everybody as a day allows, also when they are sent at once', async () => {
    const group = await writeSeatedGroup(circle, { name: 'Perth' })
    await as(group.leaderIds[0], (db) => apologyAddresses(db, group.id))
    const sent = await Promise.all(
      Array.from({ length: MESSAGES_TO_ALL_A_DAY + 4 }, (_, nth) =>
        as(group.leaderIds[0], (db) => writeToAll(db, group.id, `Words ${nth}`)),
      ),
    )
    expect(sent.filter((each) => !isRefusal(each))).toHaveLength(MESSAGES_TO_ALL_A_DAY)
  })
})

describe('what happens by itself', () => {
  test('happens for all others where one group has kept a room that somebody else has by now', async () => {
    const here = await writeSeatedGroup(circle, { name: 'Here', mode: 'online' })
    const there = await writeSeatedGroup(circle, { name: 'There', mode: 'face-to-face' })
    const innocent = await writeSeatedGroup(circle, { name: 'Innocent', mode: 'online' })
    const [venueId, kept] = [newId(), newId()]
    await run(
      `insert into venue (id, name, address, kind, seats, free_from_intrusion, added_at, changed_at)
       values ($1, 'The Old Library', 'Leith', 'community', 12, true, $2, $2)`,
      venueId,
      START,
    )
    const place = (id: string, groupId: string, until: string | null) =>
      run(
        `insert into group_place (id, group_id, name, address, seats, free_for_all_dates, free_from_intrusion, since, until, once, venue_id)
         values ($1, $2, 'The Old Library', 'Leith', 12, true, true, $3, $4, $5, $6)`,
        id,
        groupId,
        START,
        until,
        until !== null,
        venueId,
      )
    await place(kept, here.id, START)
    await run('update meeting set place_id = $1 where group_id = $2', kept, here.id)
    await run('update group_place set until = $2 where group_id = $1 and until is null', there.id, START)
    await place(newId(), there.id, null)
    for (const { id, leaderIds } of [here, innocent]) {
      await run(
        `insert into mode_change (id, group_id, to_mode, changes_at, place_name, place_address, place_seats, decided_by, decided_at)
         values ($1, $2, 'face-to-face', $3, 'Another room', 'Leith', 12, $4, $3)`,
        newId(),
        id,
        START,
        leaderIds[0],
      )
    }
    await changeModes(circle.database, circle.clock.now())
    expect(
      await run(
        'select name, mode from balint_group where id in ($1, $2) order by name',
        here.id,
        innocent.id,
      ),
    ).toEqual([
      { name: 'Here', mode: 'face-to-face' },
      { name: 'Innocent', mode: 'face-to-face' },
    ])
  })

  test('a group with a row in every table is deleted on its day, and nothing says that it ever was', async () => {
    const whole = await writeWholeGroup(circle.owner, 'gone')
    await run(
      `update group_closure set ended_at = ends_at, applications_forgotten_at = null where group_id = $1`,
      whole.groupId,
    )
    await run('update retention_hold set ended_at = since_at where ended_at is null')
    circle.clock.set('2028-01-10T10:00:00Z')
    await forgetClosedGroups(circle.database, circle.clock.now())
    await forgetClosedGroups(circle.database, circle.clock.now())
    const columns = await run(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and data_type = 'uuid'
         and table_name in (select tablename from pg_tables where schemaname = 'public')`,
    )
    const naming = columns.map(
      ({ table_name, column_name }) =>
        `select '${table_name}.${column_name}' as at where exists (select from ${table_name} where ${column_name} = $1)`,
    )
    expect(await run(naming.join(' union all '), whole.groupId)).toEqual([])
  })
})

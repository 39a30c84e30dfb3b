import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerForMeeting } from '../../src/features/attendance/commands/answer-for-meeting.ts'
import { apologyAddresses } from '../../src/features/attendance/queries/apology-addresses.ts'
import { changeModes } from '../../src/features/endings/commands/by-themselves.ts'
import { changeMode, takeBackModeChange } from '../../src/features/endings/commands/change-mode.ts'
import { closeGroup, takeBackClosure } from '../../src/features/endings/commands/close-group.ts'
import { handOver, takeBackHandOver } from '../../src/features/endings/commands/hand-over.ts'
import { endPause, pauseGroup } from '../../src/features/endings/commands/pause-group.ts'
import { NEWS_A_DAY } from '../../src/features/endings/rules/often-enough.ts'
import { keepSent } from '../../src/features/letters/commands/keep-sent.ts'
import { writeToAll } from '../../src/features/letters/commands/write-message.ts'
import { MESSAGES_TO_ALL_A_DAY } from '../../src/features/letters/rules/limits.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { loginName } from '../../src/platform/database/roles.ts'
import { newId } from '../../src/shared/ids.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { writeHeldMeetings } from '../support/held-meetings.ts'
import { loginPrefix } from '../support/secret.ts'
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

describe('how a group goes on', () => {
  const pauseOf = async (groupId: string): Promise<string> =>
    (await run('select id from group_pause where group_id = $1', groupId))[0]?.id
  const days = { first: Temporal.PlainDate.from('2026-12-21'), last: Temporal.PlainDate.from('2027-01-03') }

  interface News {
    what: string
    template: string
    /** The email that takes it back; null where nobody is told. */
    back: string | null
    announce: (db: ViewerDb, group: SeatedGroup) => Promise<unknown>
    takeBack: (db: ViewerDb, group: SeatedGroup) => Promise<unknown>
  }

  test.each<News>([
    {
      what: 'closes',
      template: 'group-closed',
      back: 'closure-taken-back',
      announce: (db: ViewerDb, group: SeatedGroup) =>
        closeGroup(db, group.id, { last: { meetingId: idOf(group, 3) } }),
      takeBack: (db: ViewerDb, group: SeatedGroup) => takeBackClosure(db, group.id),
    },
    {
      what: 'pauses',
      template: 'group-pauses',
      back: null,
      announce: (db: ViewerDb, group: SeatedGroup) => pauseGroup(db, group.id, days),
      takeBack: async (db: ViewerDb, group: SeatedGroup) => endPause(db, group.id, await pauseOf(group.id)),
    },
    {
      what: 'is handed over',
      template: 'leader-leaving',
      back: 'leader-stays',
      announce: (db: ViewerDb, group: SeatedGroup) => handOver(db, group.id, { meetingId: idOf(group, 3) }),
      takeBack: (db: ViewerDb, group: SeatedGroup) => takeBackHandOver(db, group.id),
    },
    {
      what: 'meets face to face',
      template: 'mode-changed',
      back: 'mode-change-taken-back',
      announce: (db: ViewerDb, group: SeatedGroup) =>
        changeMode(db, group.id, {
          first: { meetingId: idOf(group, 3) },
          place: { name: 'The Old Library', address: 'Leith', seats: 12 },
        }),
      takeBack: (db: ViewerDb, group: SeatedGroup) => takeBackModeChange(db, group.id),
    },
  ])(
    '$what: said and put right, not over and over; taking back is always possible, and told once',
    async ({ template, back, announce, takeBack }) => {
      const group = await writeSeatedGroup(circle, { name: 'Again', mode: 'online' })
      const lead = group.leaderIds[0]
      const toldOnce = async (which: string | null) =>
        (
          await run(
            `select id from email e where template = $1 and person_id = $2`,
            which,
            group.members[0]?.personId,
          )
        ).length
      for (let time = 1; time <= NEWS_A_DAY; time++) {
        expect(await as(lead, (db) => announce(db, group))).not.toHaveProperty('refused')
        expect(isRefusal(await as(lead, (db) => takeBack(db, group)))).toBe(false)
        expect(
          isRefusal(await as(lead, (db) => takeBack(db, group)).catch(() => ({ refused: 'gone' }))),
        ).toBe(back !== null)
      }
      expect(await as(lead, (db) => announce(db, group))).toEqual({ refused: 'told-often-enough' })
      expect(await toldOnce(template)).toBe(NEWS_A_DAY)
      if (back) expect(await toldOnce(back)).toBe(NEWS_A_DAY)
      circle.clock.set('2026-11-04T19:00:00Z')
      expect(await as(lead, (db) => announce(db, group))).not.toHaveProperty('refused')
    },
  )

  test('is not told more often past the pages', async () => {
    const group = await writeSeatedGroup(circle, { name: 'Past the pages' })
    const pause = (nth: number) =>
      as(group.leaderIds[0], (db) =>
        db
          .insertInto('group_pause')
          .values({
            id: newId(),
            group_id: group.id,
            first_on: days.first.add({ days: 20 * nth }),
            last_on: days.first.add({ days: 20 * nth + 1 }),
            noted_by: group.leaderIds[0],
            noted_at: db.now,
            announced_at: db.now,
          })
          .execute(),
      )
    for (let nth = 0; nth < NEWS_A_DAY; nth++) await pause(nth)
    await expect(pause(NEWS_A_DAY)).rejects.toThrow('often enough')
  })
})

describe('a group with two leaders', () => {
  const alone = 'a group is not left without a leader'
  /** Both do it in transactions that overlap; what each of them is told. */
  const bothAtOnce = async (group: SeatedGroup, go: (db: ViewerDb) => Promise<unknown>) => {
    let arrived = 0
    let open = () => {}
    const together = new Promise<void>((resolve) => {
      open = resolve
    })
    const told = await Promise.allSettled(
      group.leaderIds.map((leaderId) =>
        as(leaderId, async (db) => {
          await db.selectFrom('group_leader').select('person_id').where('group_id', '=', group.id).execute()
          arrived += 1
          if (arrived === 2) open()
          await together
          await go(db)
        }),
      ),
    )
    return told.map((each) => (each.status === 'fulfilled' ? 'done' : String(each.reason)))
  }
  const leave = (group: SeatedGroup) => (db: ViewerDb) =>
    db
      .updateTable('group_leader')
      .set({ left_at: db.now })
      .where('group_id', '=', group.id)
      .where('person_id', '=', db.viewer.personId)
      .execute()

  test('keeps one when both leave in the same moment past the pages: the database refuses the last', async () => {
    const group = await writeSeatedGroup(circle, { name: 'Two at once' })
    const told = await bothAtOnce(group, leave(group))
    expect(told.filter((each) => each === 'done')).toHaveLength(1)
    expect(told.filter((each) => each.includes(alone))).toHaveLength(1)
    expect(
      await run('select person_id from group_leader where group_id = $1 and left_at is null', group.id),
    ).toHaveLength(1)
  })

  test('keeps one when both say so at once for later, and when one looks through an old snapshot', async () => {
    const group = await writeSeatedGroup(circle, { name: 'Two for later' })
    const told = await bothAtOnce(group, (db) =>
      db
        .insertInto('leader_leaving')
        .values({
          id: newId(),
          group_id: group.id,
          person_id: db.viewer.personId ?? '',
          last_meeting_id: idOf(group, 1),
          leaves_at: db.now,
          noted_at: db.now,
        })
        .execute(),
    )
    expect(told.filter((each) => each === 'done')).toHaveLength(1)
    expect(told.filter((each) => each.includes(alone))).toHaveLength(1)
    const [stays = ''] = (
      await run(
        `select person_id from group_leader l where group_id = $1
         and not exists (select from leader_leaving x where x.group_id = $1 and x.person_id = l.person_id)`,
        group.id,
      )
    ).map(({ person_id }) => person_id)
    await run('update leader_leaving set taken_back_at = noted_at where group_id = $1', group.id)
    const url = new URL(circle.ownerUrl)
    const login = loginName(loginPrefix, 'viewer')
    url.username = encodeURIComponent(login)
    url.password = encodeURIComponent(circle.secrets.rolePassword(login))
    const leader = new pg.Client({ connectionString: url.href })
    await leader.connect()
    await leader.query('begin isolation level repeatable read')
    await leader.query(
      `select set_config('circle.person_id', $1, true), set_config('circle.now', $2, true)`,
      [stays, START],
    )
    await expect(
      leader.query('update group_leader set left_at = $3 where group_id = $1 and person_id = $2', [
        group.id,
        stays,
        START,
      ]),
    ).rejects.toThrow(alone)
    await leader.end()
  })
})

describe('whoever is invited to lead', () => {
  /** Holds are kept for what is ahead at the circle's own moment, which the owner does not share. */
  const holdAtStart = (groupId: string) =>
    run(
      `with moment as materialized (select set_config('circle.now', $2, true) as now)
       select hold_meetings(array(select id from meeting where group_id = $1)) from moment where now is not null`,
      groupId,
      START,
    )

  test('reads which of their own dates stand against it, also where they arose after the page was opened', async () => {
    const [own, asks] = [
      await writeSeatedGroup(circle, { name: 'Own Evening' }),
      await writeSeatedGroup(circle, { name: 'Asking Evening', meetings: 0 }),
    ]
    const [lead] = own.leaderIds
    await holdAtStart(own.id)
    const [correspondentId, invitationId, termId] = [newId(), newId(), newId()]
    await run(
      'insert into correspondent (id, name, email, met_at) select $1, name, email, $3 from person where id = $2',
      correspondentId,
      lead,
      START,
    )
    await run(
      `insert into invitation (id, kind, correspondent_id, group_id, invited_by, invited_at, expires_at)
       values ($1, 'leader', $2, $3, $4, $5, '2026-12-24')`,
      invitationId,
      correspondentId,
      asks.id,
      asks.leaderIds[0],
      START,
    )
    const page = `/invitations/${invitationId}`
    const browser = await clientOf(circle, lead)
    const sayYes = await browser.fillIn(page, { answer: 'accept' })
    await run(
      `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
       values ($1, $2, '2026-11-24', 2, '19:00', 90, 'Europe/London', 2, $3, $4)`,
      termId,
      asks.id,
      asks.leaderIds[0],
      START,
    )
    // The second of their own dates, half an hour later, and one that is nobody's.
    for (const [nth, at] of ['2026-11-24T18:30:00Z', '2026-11-25T18:30:00Z'].entries()) {
      await run(
        `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
         values ($1, $2, $3, $4, $5::timestamptz, $5::timestamptz + interval '90 minutes', $6)`,
        newId(),
        asks.id,
        termId,
        nth + 1,
        at,
        START,
      )
    }
    const answer = await sayYes()
    expect(answer.status).toBe(409)
    for (const { html } of [answer, await browser.get(page)]) {
      const words = wordsOf(html)
      expect(words).toContain('Tuesday 24 November 2026, 18:00 to 19:30: you lead Own Evening.')
      expect(words.match(/you lead Own Evening/g)).toHaveLength(1)
      expect(words).toContain('the invitation stays open meanwhile')
      expect(html).not.toContain('Lead this group')
    }
    await run('update meeting set cancelled_at = $2 where id = $1', idOf(own, 1), START)
    expect((await browser.submit(page, { answer: 'accept' })).location).toBe(`/groups/${asks.id}/plan`)
  })
})

describe('what is kept of a letter', () => {
  test('is to people of its group, and not of another group of the same leader', async () => {
    const [here, there] = [
      await writeSeatedGroup(circle, { name: 'Here' }),
      await writeSeatedGroup(circle, { name: 'There', meetings: 0 }),
    ]
    const [lead] = here.leaderIds
    await run(
      'insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)',
      there.id,
      lead,
      START,
    )
    const sendTo = (personId: string) =>
      as(lead, (db) => keepSent(db, { groupId: here.id, kind: 'term-ahead', to: [personId] }))
    await sendTo(here.members[0]?.personId ?? '')
    await expect(sendTo(there.members[0]?.personId ?? '')).rejects.toThrow('row-level security')
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
      `update group_closure set ends_at = closed_at, ended_at = closed_at, applications_forgotten_at = null where group_id = $1`,
      whole.groupId,
    )
    await run('update hold set lifted_at = placed_at where lifted_at is null')
    circle.clock.set('2028-01-10T10:00:00Z')
    await forget(circle, ['closed-recruiting', 'closed-groups'], circle.clock.now())
    await forget(circle, ['closed-recruiting', 'closed-groups'], circle.clock.now())
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

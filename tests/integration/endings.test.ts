import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endClosedGroups, forgetClosedGroups } from '../../src/features/endings/commands/by-themselves.ts'
import { closeGroup, takeBackClosure } from '../../src/features/endings/commands/close-group.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { applied } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'

let circle: Circle
const start = '2026-11-03T18:00:00Z'
beforeAll(async () => {
  circle = await startCircle({ now: start })
})
afterAll(() => circle.close())

const count = async (sql: string, values: unknown[]): Promise<number> =>
  Number((await circle.owner.query(`select count(*) from ${sql}`, values)).rows[0].count)
const lettersTo = (email: string) => circle.mail.to(email).map(({ subject }) => subject)
const asLeader = <T>(group: SeatedGroup, work: Parameters<Circle['database']['asViewer']>[1]) =>
  circle.database.asViewer(personAlone(group.leaderIds[0]), work) as Promise<T>
const meetingOf = ({ meetings }: SeatedGroup, nth: number) => {
  const meeting = meetings[nth]
  if (!meeting) throw new Error('The group has fewer dates.')
  return meeting
}

describe('a group that closes', () => {
  test('announces its last meeting: the entry is gone, later dates are cancelled, applicants and members told once', async () => {
    const leith = await writeSeatedGroup(circle)
    const vera = await applied(circle, leith.id, { name: 'Vera Jones' })
    const second = meetingOf(leith, 1)
    await asLeader(leith, (db) =>
      closeGroup(db, leith.id, { last: { meetingId: second.id }, reason: 'We both move away.' }),
    )
    await circle.settled()
    expect(await count('directory_entry where group_id = $1', [leith.id])).toBe(0)
    expect(await count('meeting where group_id = $1 and cancelled_at is not null', [leith.id])).toBe(2)
    expect(lettersTo(vera.who.email).at(-1)).toBe('Leith Evening closes')
    expect(wordsOf((await vera.browser.get(vera.page)).html)).toContain('Leith Evening has closed')
    for (const { email } of leith.members)
      expect(lettersTo(email)).toEqual(['Leith Evening comes to its end'])
    const again = await asLeader(leith, (db) => closeGroup(db, leith.id, { last: 'now' }))
    expect(again).toEqual({ refused: 'group-already-closed' })
  })

  test('may think again until the last meeting is over, and not after it', async () => {
    const leith = await writeSeatedGroup(circle)
    const first = meetingOf(leith, 0)
    await asLeader(leith, (db) => closeGroup(db, leith.id, { last: { meetingId: first.id } }))
    await asLeader(leith, (db) => takeBackClosure(db, leith.id))
    await circle.settled()
    expect(lettersTo(leith.members[0]?.email ?? '')).toContain('Leith Evening goes on')
    expect(await count('evaluation where group_id = $1', [leith.id])).toBe(0)
    await asLeader(leith, (db) => closeGroup(db, leith.id, { last: { meetingId: first.id } }))
    const late = circle.database.asViewer(
      personAlone(leith.leaderIds[0]),
      (db) => takeBackClosure(db, leith.id),
      { now: first.endsAt.add({ minutes: 1 }) },
    )
    expect(await late).toEqual({ refused: 'closure-over' })
  })

  test('ends with its last meeting even when that is moved; then nobody leads it and nobody sits in it', async () => {
    const leith = await writeSeatedGroup(circle)
    const first = meetingOf(leith, 0)
    await asLeader(leith, (db) => closeGroup(db, leith.id, { last: { meetingId: first.id } }))
    const later = first.endsAt.add({ hours: 48 })
    await circle.owner.query('update meeting set starts_at = $2, ends_at = $3 where id = $1', [
      first.id,
      later.subtract({ minutes: 90 }).toString(),
      later.toString(),
    ])
    await endClosedGroups(circle.database, first.endsAt.add({ minutes: 5 }))
    expect(await count('membership where group_id = $1 and left_at is null', [leith.id])).toBe(5)
    await endClosedGroups(circle.database, later.add({ minutes: 5 }))
    expect(await count('membership where group_id = $1 and left_at is null', [leith.id])).toBe(0)
    expect(await count('group_leader where group_id = $1 and left_at is null', [leith.id])).toBe(0)
    const { rows } = await circle.owner.query('select state, members from group_tally where group_id = $1', [
      leith.id,
    ])
    expect(rows).toEqual([{ state: 'ended', members: 0 }])
  })

  test('is deleted on the days that its page says, unless somebody waits for an answer about what is stored', async () => {
    const leith = await writeSeatedGroup(circle)
    const vera = await applied(circle, leith.id, { name: 'Vera Jones' })
    const first = meetingOf(leith, 0)
    await asLeader(leith, (db) => closeGroup(db, leith.id, { last: { meetingId: first.id } }))
    await endClosedGroups(circle.database, first.endsAt.add({ minutes: 5 }))
    const lastOn = first.startsAt.toZonedDateTimeISO('Europe/London')
    const on = (months: number, days: number) => lastOn.add({ months }).add({ days }).toInstant()

    await forgetClosedGroups(circle.database, on(3, -1))
    expect(await count('application where id = $1', [vera.id])).toBe(1)
    await forgetClosedGroups(circle.database, on(3, 1))
    expect(await count('application where id = $1', [vera.id])).toBe(0)
    expect(await count('correspondent where email = $1', [vera.who.email])).toBe(0)
    expect(await count('meeting where group_id = $1', [leith.id])).toBe(4)

    const hold = [leith.members[0]?.personId, start]
    await circle.owner.query(
      `insert into retention_hold (id, person_id, reason, since_at) values (uuidv7(), $1, 'access-request', $2)`,
      hold,
    )
    await forgetClosedGroups(circle.database, on(12, 1))
    expect(await count('balint_group where id = $1', [leith.id])).toBe(1)
    await circle.owner.query('update retention_hold set ended_at = $2 where person_id = $1', [
      hold[0],
      on(12, 1).toString(),
    ])
    await forgetClosedGroups(circle.database, on(12, 2))
    for (const table of ['balint_group where id', 'meeting where group_id', 'membership where group_id'])
      expect(await count(`${table} = $1`, [leith.id]), table).toBe(0)
  })

  test('is nothing that somebody of another group reads or ends', async () => {
    const [leith, york] = [await writeSeatedGroup(circle), await writeSeatedGroup(circle, { name: 'York' })]
    await asLeader(leith, (db) => closeGroup(db, leith.id, { last: 'now' }))
    await circle.database.asViewer(personAlone(york.leaderIds[0]), async (db) => {
      const seen = await db.selectFrom('group_closure').selectAll().where('group_id', '=', leith.id).execute()
      expect(seen).toEqual([])
      await expect(closeGroup(db, leith.id, { last: 'now' })).rejects.toThrow()
    })
    const client = await clientOf(circle, york.leaderIds[0])
    expect((await client.get(`/groups/${leith.id}/circle`)).status).toBe(404)
  })
})

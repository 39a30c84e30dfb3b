import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

let circle: Circle
let leith: PlannedGroup
let fife: PlannedGroup
let ailsa: Client
let fifesAilsa: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-10-06T18:00:00Z' })
  leith = await writePlannedGroup(circle)
  fife = await writePlannedGroup(circle, 'Fife')
  ailsa = await clientOf(circle, leith.ailsa)
  fifesAilsa = await clientOf(circle, fife.ailsa)
})
afterAll(() => circle.close())

const holds = async (groupId: string) => {
  const { rows } = await circle.owner.query(
    `select h.holder, h.holder_id, lower(h.during) as begins from meeting_hold h join meeting m on m.id = h.meeting_id
     where m.group_id = $1 order by begins, holder, holder_id`,
    [groupId],
  )
  return rows as { holder: string; holder_id: string; begins: Date }[]
}
const heldBy = async (groupId: string, who: string) =>
  (await holds(groupId))
    .filter(({ holder_id }) => holder_id === who)
    .map(({ begins }) => begins.toISOString())

/** As the owner, at the circle's own moment. */
async function write(sql: string, values: unknown[] = []): Promise<void> {
  const client = await circle.owner.connect()
  try {
    await client.query(`select set_config('circle.now', $1, false)`, [circle.clock.now().toString()])
    await client.query(sql, values)
  } finally {
    await client.query(`select set_config('circle.now', '', false)`)
    client.release()
  }
}

const joins = (groupId: string, personId: string) =>
  write('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, now())', [
    groupId,
    personId,
  ])
const leaves = (groupId: string, personId: string) =>
  write('delete from group_leader where group_id = $1 and person_id = $2', [groupId, personId])

const makeTerm = (client: Client, { groupId }: PlannedGroup, firstOn: string, meetings = 2) =>
  client.submit(`/groups/${groupId}/meetings?first_on=${firstOn}&meetings=${meetings}`, {}, /terms$/)

describe('a leader', () => {
  test('is held for every meeting to come, as long as they lead and it takes place', async () => {
    expect((await makeTerm(ailsa, leith, '2026-10-12')).status).toBe(303)
    expect(await heldBy(leith.groupId, leith.bruno)).toEqual([
      '2026-10-13T18:30:00.000Z',
      '2026-10-27T19:30:00.000Z',
    ])
    await write(`update meeting set cancelled_at = now() where group_id = $1 and starts_at < '2026-10-20'`, [
      leith.groupId,
    ])
    expect(await heldBy(leith.groupId, leith.bruno)).toEqual(['2026-10-27T19:30:00.000Z'])
    await write('update meeting set cancelled_at = null where group_id = $1', [leith.groupId])
    expect(await heldBy(leith.groupId, leith.bruno)).toHaveLength(2)
  })

  test('may lead two groups, and is not in two meetings at once: the page says who, and not where', async () => {
    await joins(fife.groupId, leith.bruno)
    const answer = await makeTerm(fifesAilsa, fife, '2026-10-12')
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('nobody can be in two circles at once')
    expect(wordsOf(answer.html)).not.toContain('Leith')
    expect(await holds(fife.groupId)).toEqual([])
    expect((await makeTerm(fifesAilsa, fife, '2026-10-19')).status).toBe(303)
    expect(await heldBy(fife.groupId, leith.bruno)).toHaveLength(2)
  })

  test('who leaves is free again', async () => {
    await leaves(fife.groupId, leith.bruno)
    expect(await heldBy(fife.groupId, leith.bruno)).toEqual([])
  })

  test('is refused by the database when two groups ask in the same second: the one who loses reads why', async () => {
    await joins(fife.groupId, leith.bruno)
    await write('update meeting set cancelled_at = now() where true')
    const pressed = await Promise.all([
      ailsa.fillIn(`/groups/${leith.groupId}/meetings?first_on=2026-12-01&meetings=3`, {}, /terms$/),
      fifesAilsa.fillIn(`/groups/${fife.groupId}/meetings?first_on=2026-12-01&meetings=3`, {}, /terms$/),
    ])
    const answers = await Promise.all(pressed.map((press) => press()))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(wordsOf(lost?.html ?? '')).toContain('nobody can be in two circles at once')
    await leaves(fife.groupId, leith.bruno)
  })
})

describe('the database alone', () => {
  test('lets no two meetings have one leader or one room at once, whatever the program thinks', async () => {
    const client = await circle.owner.connect()
    try {
      const venueId = randomUUID()
      const [one, two] = (
        await client.query('select id from meeting where cancelled_at is null and ends_at > now() limit 2')
      ).rows
      for (const holder of ['venue', 'leader']) {
        await client.query('begin')
        await client.query(
          `insert into meeting_hold values ($1, $3, $4, '[2030-01-01 18:00Z,2030-01-01 20:00Z)'),
            ($2, $3, $4, '[2030-01-01 19:00Z,2030-01-01 21:00Z)')`,
          [one.id, two.id, holder, venueId],
        )
        await expect(client.query('commit')).rejects.toMatchObject({ code: '23P01' })
      }
    } finally {
      client.release()
    }
  })
})

import { randomUUID } from 'node:crypto'
import type { Circle } from './circle.ts'

export interface PlannedGroup {
  groupId: string
  /** Two leaders; the first founded the group. */
  ailsa: string
  bruno: string
  /** Its only member. */
  carys: string
}

/** An open online group with a frame, two leaders and a member, and no dates yet. */
export async function writePlannedGroup(circle: Circle, name = 'Leith'): Promise<PlannedGroup> {
  const run = (sql: string, values: unknown[]) => circle.owner.query(sql, values)
  const at = circle.clock.now().toString()
  const tag = name.toLowerCase()
  const person = async (first: string, phone: string | null) => {
    const id = randomUUID()
    await run('insert into person (id, name, email, email_verified) values ($1, $2, $3, true)', [
      id,
      `${first} of ${name}`,
      `${first.toLowerCase()}@${tag}.example.org`,
    ])
    if (phone)
      await run('insert into profile (person_id, phone, changed_at) values ($1, $2, $3)', [id, phone, at])
    return id
  }
  await run(
    `insert into society (name, time_zone, currency, founded_at) values ('Society of tests', 'Europe/London', 'GBP', $1)
     on conflict do nothing`,
    [at],
  )
  const [ailsa, bruno, carys] = [
    await person('Ailsa', '0131 496 0001'),
    await person('Bruno', '0131 496 0002'),
    await person('Carys', null),
  ]
  const groupId = randomUUID()
  await run(
    `insert into balint_group (id, name, founded_by, founded_at, mode, area, time_zone, currency, fewest_members,
       most_members, weekday, start_time, every_weeks, length_minutes, doors_minutes, opened_at, opened_by)
     values ($1, $2, $3, $4, 'online', 'Scotland', 'Europe/London', 'GBP', 6, 8, 2, '19:30', 2, 90, 10, $4, $3)`,
    [groupId, name, ailsa, at],
  )
  for (const leader of [ailsa, bruno]) {
    await run('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
      groupId,
      leader,
      at,
    ])
  }
  const rulesId = randomUUID()
  await run(
    'insert into ground_rules (id, group_id, version, body, written_by, written_at) values ($1, $2, 1, $3, $4, $5)',
    [rulesId, groupId, 'What is said here stays here.', ailsa, at],
  )
  await run(
    'insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id) values ($1, $2, $3, $4, $5)',
    [randomUUID(), groupId, carys, at, rulesId],
  )
  await run('insert into group_link (group_id, url, set_at, set_by) values ($1, $2, $3, $4)', [
    groupId,
    'https://meet.example.org/leith-circle',
    at,
    ailsa,
  ])
  return { groupId, ailsa, bruno, carys }
}

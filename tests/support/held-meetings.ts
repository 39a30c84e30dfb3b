import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export interface HeldMeeting {
  /** When it began. */
  at: string
  minutes?: number
  cancelled?: boolean
  /** Who was noted as what; left out: nobody has taken attendance. */
  taken?: readonly {
    personId: string
    state: 'present' | 'apologies' | 'absent'
    role?: 'member' | 'leader'
  }[]
}

/** A term of meetings that have been, with their attendance, written as the owner. */
export async function writeHeldMeetings(
  owner: pg.Pool,
  { groupId, leaderId }: { groupId: string; leaderId: string },
  meetings: readonly HeldMeeting[],
): Promise<string[]> {
  const { rows } = await owner.query('select time_zone from balint_group where id = $1', [groupId])
  const termId = randomUUID()
  const first = meetings[0]?.at ?? ''
  await owner.query(
    `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
     values ($1, $2, $3, 2, '19:30', 90, $4, $5, $6, $7)`,
    [termId, groupId, first.slice(0, 10), rows[0].time_zone, Math.min(60, meetings.length), leaderId, first],
  )
  const ids: string[] = []
  for (const [place, { at, minutes = 90, cancelled, taken }] of meetings.entries()) {
    const id = randomUUID()
    ids.push(id)
    const starts = Temporal.Instant.from(at)
    const ends = starts.add({ minutes })
    await owner.query(
      `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at, cancelled_at)
       values ($1, $2, $3, $4, $5, $6, $5, $7)`,
      [id, groupId, termId, place + 1, String(starts), String(ends), cancelled ? at : null],
    )
    if (!taken) continue
    await owner.query(
      'insert into meeting_record (meeting_id, group_id, taken_by, taken_at, cases) values ($1, $2, $3, $4, 1)',
      [id, groupId, leaderId, String(ends)],
    )
    for (const { personId, state, role = 'member' } of taken) {
      await owner.query(
        'insert into meeting_attendance (meeting_id, person_id, as_role, state) values ($1, $2, $3, $4)',
        [id, personId, role, state],
      )
    }
  }
  return ids
}

/** Somebody with a place in a group, written as the owner. */
export async function writeMember(
  owner: pg.Pool,
  { groupId, rulesId, name, joinedAt }: { groupId: string; rulesId: string; name: string; joinedAt: string },
): Promise<string> {
  const id = randomUUID()
  await owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
    id,
    name,
    `${id}@example.org`,
  ])
  await owner.query(
    `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id) values ($1, $2, $3, $4, $5)`,
    [randomUUID(), groupId, id, joinedAt, rulesId],
  )
  return id
}

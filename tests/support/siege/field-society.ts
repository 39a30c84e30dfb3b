import { randomUUID } from 'node:crypto'
import type { Circle } from '../circle.ts'
import { type Seated, writeSeatedGroup } from '../circle-of.ts'
import { type OwingGroup, writeOwingGroup } from '../owing-group.ts'
import { writeWholeGroup } from '../whole-group.ts'

/** Who and what is there before the first shot, written as the owner. */
export interface FieldSociety {
  regionId: string
  /** Whose books are kept. */
  group: OwingGroup
  /** Days on which it meets once, each to be invoiced by itself. */
  days: readonly Temporal.PlainDate[]
  /** Members of other circles, who sign in and write to their leaders; each has a group to apply to, too. */
  members: readonly (Seated & { groupId: string })[]
}

type Writing = Pick<Circle, 'owner' | 'clock'>

export async function writeFieldSociety(writing: Writing, kills: number): Promise<FieldSociety> {
  const { owner } = writing
  // The society with its region; then the group whose books are kept.
  await writeWholeGroup(owner, 'own', { open: true })
  await owner.query('delete from email')
  const group = await writeOwingGroup(writing)
  await owner.query(
    `insert into payee (id, purse_id, name, account, sort_code, set_by, set_at)
     values ($1, $2, 'Leith Balint Group', '12345678', '089999', $3, $4)`,
    [randomUUID(), group.purseId, group.leaderIds[0], writing.clock.now().toString()],
  )
  const days = await writeDays(writing, group, 20 + kills * 5)
  const members: (Seated & { groupId: string })[] = []
  for (let nth = 0; members.length < 5 + kills * 2; nth++) {
    const circle = await writeSeatedGroup(writing, { members: 7, meetings: 0, name: `Circle ${nth}` })
    members.push(...circle.members.map((member) => ({ ...member, groupId: circle.id })))
  }
  const { rows } = await owner.query('select id from region limit 1')
  return { regionId: rows[0].id, group, days, members }
}

const MOST_OF_A_TERM = 60

/** A meeting a day, so that each can be a period of its own. */
async function writeDays({ owner, clock }: Writing, group: OwingGroup, many: number) {
  const now = clock.now()
  const first = now.toZonedDateTimeISO('Europe/London').toPlainDate().add({ days: 200 })
  const days = Array.from({ length: many }, (_, nth) => first.add({ days: nth }))
  for (let from = 0; from < many; from += MOST_OF_A_TERM) {
    const ofTerm = days.slice(from, from + MOST_OF_A_TERM)
    const termId = randomUUID()
    await owner.query(
      `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
       values ($1, $2, $3, 1, '19:30', 90, 'Europe/London', $4, $5, $6)`,
      [termId, group.id, String(ofTerm[0]), ofTerm.length, group.leaderIds[0], now.toString()],
    )
    await owner.query(
      `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
       select gen_random_uuid(), $1, $2, nth, starts_at, starts_at + interval '90 minutes', $3
       from unnest($4::timestamptz[]) with ordinality as each (starts_at, nth)`,
      [group.id, termId, now.toString(), ofTerm.map((day) => `${day}T19:30:00 Europe/London`)],
    )
  }
  // The first of somebody's is free, and on no invoice.
  return days.slice(1)
}

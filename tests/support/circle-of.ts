import { randomUUID } from 'node:crypto'
import type { Circle } from './circle.ts'
import { type OpenGroup, type OpenGroupWish, writeOpenGroup } from './open-group.ts'

export interface Seated {
  personId: string
  membershipId: string
  name: string
  email: string
}

export interface SeatedGroup extends OpenGroup {
  members: Seated[]
  /** Fortnightly, the first a week ahead. */
  meetings: { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }[]
}

const names = ['Anna Bell', 'Ben Okri', 'Carys Lowe', 'Dev Patel', 'Elin Fox', 'Finn Gray', 'Gwen Hall']

/** An open group with members in it and dates ahead, written as the owner. */
export async function writeSeatedGroup(
  circle: Pick<Circle, 'owner' | 'clock'>,
  { members = 5, meetings = 4, ...wish }: OpenGroupWish & { members?: number; meetings?: number } = {},
): Promise<SeatedGroup> {
  const group = await writeOpenGroup(circle.owner, wish)
  const now = circle.clock.now()
  const seated: Seated[] = []
  for (const name of names.slice(0, members)) {
    const [personId, membershipId] = [randomUUID(), randomUUID()]
    const email = `${name.toLowerCase().replaceAll(' ', '-')}-${personId.slice(0, 6)}@example.org`
    await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
      personId,
      name,
      email,
    ])
    await circle.owner.query(
      'insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id) values ($1, $2, $3, $4, $5)',
      [membershipId, group.id, personId, now.subtract({ hours: 1 }).toString(), group.rulesId],
    )
    seated.push({ personId, membershipId, name, email })
  }
  const termId = randomUUID()
  if (meetings > 0) {
    await circle.owner.query(
      `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
       values ($1, $2, $3, 2, '19:30', 90, 'Europe/London', $4, $5, $6)`,
      [
        termId,
        group.id,
        now.toZonedDateTimeISO('Europe/London').toPlainDate().toString(),
        meetings,
        group.leaderIds[0],
        now.toString(),
      ],
    )
  }
  const dates = Array.from({ length: meetings }, (_, nth) => {
    const startsAt = now.add({ hours: 24 * (7 + 14 * nth) })
    return { id: randomUUID(), startsAt, endsAt: startsAt.add({ minutes: 90 }) }
  })
  for (const [nth, { id, startsAt, endsAt }] of dates.entries()) {
    await circle.owner.query(
      `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, group.id, termId, nth + 1, startsAt.toString(), endsAt.toString(), now.toString()],
    )
  }
  return { ...group, members: seated, meetings: dates }
}

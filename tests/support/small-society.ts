import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export interface SmallSociety {
  /** When it was founded and its regions and offices began. */
  since: string
  /** With whose public holidays; England's and Wales's where nothing is said. */
  regions: readonly { id: string; name: string; calendar?: 'scotland' | 'england-and-wales' | 'none' }[]
  /** By first name: 'rhona' is Rhona, rhona@example.org. */
  people: Readonly<Record<string, string>>
  offices: readonly { id?: string; of: string; kind: string; region?: string; isNamedPublicly?: boolean }[]
}

/** A society without groups, as written by the database's owner: quicker than its pages, and at any time. */
export async function writeSmallSociety(
  owner: pg.Pool,
  { since, regions, people, offices }: SmallSociety,
): Promise<void> {
  await owner.query(
    `insert into society (name, time_zone, currency, founded_at) values ('Balint Society of Tests', 'Europe/London', 'GBP', $1)`,
    [since],
  )
  for (const [position, { id, name, calendar = 'england-and-wales' }] of regions.entries()) {
    await owner.query(
      'insert into region (id, name, position, added_at, holiday_calendar) values ($1, $2, $3, $4, $5)',
      [id, name, position + 1, since, calendar],
    )
  }
  for (const [first, id] of Object.entries(people)) {
    await owner.query('insert into person (id, name, email, email_verified) values ($1, $2, $3, true)', [
      id,
      first.charAt(0).toUpperCase() + first.slice(1),
      `${first}@example.org`,
    ])
  }
  for (const { id = randomUUID(), of, kind, region = null, isNamedPublicly = false } of offices) {
    await owner.query(
      'insert into office (id, person_id, kind, region_id, since, named_publicly_at) values ($1, $2, $3, $4, $5, $6)',
      [id, of, kind, region, since, isNamedPublicly ? since : null],
    )
  }
}

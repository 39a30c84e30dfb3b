import { sql } from 'kysely'
import type { Database, ViewerDb } from '../../platform/database/database.ts'
import type { DB as Schema } from '../../platform/database/schema.ts'
import type { Viewer } from '../../shared/viewer.ts'

/**
 * The person with the offices they hold now, in one round trip: it is asked for every request. The name comes from
 * the session, since reading it again would weigh every rule about whose names are shown.
 */
export async function viewerOf(
  { signIn }: Pick<Database, 'signIn'>,
  { personId, name }: { personId: string; name: string },
  now: Temporal.Instant,
): Promise<Viewer> {
  const { rows: offices } = await sql<OfficeHeld>`
    select kind, region_id from office
    where person_id = ${personId} and kind <> 'representative' and until is null
    union all
    select 'representative', region_id
    from regions_taken_by(${personId}, (${now}::timestamptz at time zone
      coalesce((select time_zone from society), 'Europe/London'))::date) as region_id`.execute(signIn)
  return {
    personId,
    name,
    administrator: offices.some(({ kind }) => kind === 'administrator'),
    council: offices.some(({ kind }) => kind === 'council'),
    concernsOfficer: offices.some(({ kind }) => kind === 'concerns-officer'),
    regionIds: offices.flatMap(({ region_id }) => region_id ?? []),
  }
}

interface OfficeHeld {
  kind: Schema['office']['kind']
  region_id: string | null
}

export interface Profile {
  name: string
  phone: string | null
  /** Since when guests of a taster and applicants may ring, too; null: they may not. */
  phoneForGuestsSince: Temporal.Instant | null
  profession: string | null
  timeZone: string | null
}

export async function profileOf(db: ViewerDb, personId: string): Promise<Profile | undefined> {
  const row = await db
    .selectFrom('person')
    .leftJoin('profile', 'profile.person_id', 'person.id')
    .select(['person.name', 'profile.phone', 'profile.profession', 'profile.time_zone'])
    .select('profile.phone_for_guests_since')
    .where('person.id', '=', personId)
    .executeTakeFirst()
  return (
    row && {
      name: row.name,
      phone: row.phone,
      phoneForGuestsSince: row.phone_for_guests_since,
      profession: row.profession,
      timeZone: row.time_zone,
    }
  )
}

import type { Database, ViewerDb } from '../../platform/database/database.ts'
import type { Viewer } from '../../shared/viewer.ts'

/**
 * The person with the offices they hold now, in one round trip: it is asked for every request. The name comes from
 * the session, since reading it again would weigh every rule about whose names are shown.
 */
export async function viewerOf(
  { signIn }: Pick<Database, 'signIn'>,
  { personId, name }: { personId: string; name: string },
): Promise<Viewer> {
  const offices = await signIn
    .selectFrom('office')
    .select(['kind', 'region_id'])
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .execute()
  return {
    personId,
    name,
    administrator: offices.some(({ kind }) => kind === 'administrator'),
    council: offices.some(({ kind }) => kind === 'council'),
    regionIds: offices.flatMap(({ region_id }) => region_id ?? []),
  }
}

export interface Profile {
  name: string
  phone: string | null
  profession: string | null
  timeZone: string | null
}

export async function profileOf(db: ViewerDb, personId: string): Promise<Profile | undefined> {
  const row = await db
    .selectFrom('person')
    .leftJoin('profile', 'profile.person_id', 'person.id')
    .select(['person.name', 'profile.phone', 'profile.profession', 'profile.time_zone'])
    .where('person.id', '=', personId)
    .executeTakeFirst()
  return row && { name: row.name, phone: row.phone, profession: row.profession, timeZone: row.time_zone }
}

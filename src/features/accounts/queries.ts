import type { Database, ViewerDb } from '../../platform/database/database.ts'
import { personAlone, type Viewer, visitor } from '../../shared/viewer.ts'

/** The person with the offices they hold now; a visitor when there is no such person any more. */
export function viewerOf(database: Database, personId: string): Promise<Viewer> {
  return database.asViewer(
    personAlone(personId),
    async (db) => {
      const rows = await db
        .selectFrom('person')
        .leftJoin('office', (join) =>
          join.onRef('office.person_id', '=', 'person.id').on('office.until', 'is', null),
        )
        .select(['person.name', 'office.kind', 'office.region_id'])
        .where('person.id', '=', personId)
        .execute()
      const [first] = rows
      if (!first) return visitor
      return {
        personId,
        name: first.name,
        administrator: rows.some(({ kind }) => kind === 'administrator'),
        council: rows.some(({ kind }) => kind === 'council'),
        regionIds: rows.flatMap(({ region_id }) => region_id ?? []),
      }
    },
    { readOnly: true },
  )
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

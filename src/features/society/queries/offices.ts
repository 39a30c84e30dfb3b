import type { ViewerDb } from '../../../platform/database/database.ts'
import type { OfficeKind } from '../rules/office.ts'

export interface HeldOffice {
  officeId: string
  personId: string
  kind: OfficeKind
  name: string
  regionId: string | null
  regionName: string | null
  since: Temporal.Instant
  until: Temporal.Instant | null
  /** null: with the founding, or by somebody who has been forgotten. */
  givenBy: string | null
}

/** Who holds which office now, the longest first. */
export const officesHeld = (db: ViewerDb): Promise<HeldOffice[]> => offices(db, 'held', 500)

/** Who held one before, the latest first. */
export const officesEnded = (db: ViewerDb, most: number): Promise<HeldOffice[]> => offices(db, 'ended', most)

async function offices(db: ViewerDb, which: 'held' | 'ended', most: number): Promise<HeldOffice[]> {
  const rows = await db
    .selectFrom('office')
    .innerJoin('person', 'person.id', 'office.person_id')
    .leftJoin('region', 'region.id', 'office.region_id')
    .leftJoin('person as giver', 'giver.id', 'office.given_by')
    .select([
      'office.id',
      'office.person_id',
      'office.kind',
      'office.region_id',
      'office.since',
      'office.until',
    ])
    .select(['person.name', 'region.name as region_name', 'giver.name as given_by'])
    .where('office.until', which === 'held' ? 'is' : 'is not', null)
    .$if(which === 'held', (query) => query.orderBy('region.position').orderBy('office.since'))
    .$if(which === 'ended', (query) => query.orderBy('office.until', 'desc'))
    .orderBy('office.id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    officeId: row.id,
    personId: row.person_id,
    kind: row.kind,
    name: row.name,
    regionId: row.region_id,
    regionName: row.region_name,
    since: row.since,
    until: row.until,
    givenBy: row.given_by,
  }))
}

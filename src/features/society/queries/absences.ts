import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Absence } from '../rules/absence.ts'

export interface KnownAbsence extends Absence {
  id: string
  personId: string
  standInId: string | null
  /** The regions that whoever is away represents. */
  regionIds: readonly string[]
}

const MOST_SHOWN = 100

/**
 * Who is away, or soon will be, as far as the viewer may know: administrators and Council of everybody, others of
 * themselves, of colleagues in their region and of whom they stand in for.
 */
export async function absences(db: ViewerDb): Promise<KnownAbsence[]> {
  const rows = await db
    .selectFrom('office_absence as a')
    .innerJoin('person', 'person.id', 'a.person_id')
    .leftJoin('person as stand_in', 'stand_in.id', 'a.covered_by')
    .select(['a.id', 'a.person_id', 'a.first_on', 'a.last_on', 'a.covered_by', 'person.name'])
    .select('stand_in.name as stand_in_name')
    .select((eb) =>
      eb
        .selectFrom('office')
        .select(
          sql<string[]>`coalesce(array_agg(region_id) filter (where region_id is not null), '{}')`.as('ids'),
        )
        .whereRef('office.person_id', '=', 'a.person_id')
        .where('office.until', 'is', null)
        .as('region_ids'),
    )
    .where('a.withdrawn_at', 'is', null)
    .where('a.last_on', '>=', sql<Temporal.PlainDate>`society_today()`)
    .orderBy('a.first_on')
    .orderBy('a.id')
    .limit(MOST_SHOWN)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    firstOn: row.first_on,
    lastOn: row.last_on,
    standInId: row.covered_by,
    standIn: row.covered_by === null ? null : (row.stand_in_name ?? undefined),
    regionIds: row.region_ids ?? [],
  }))
}

export interface Colleague {
  personId: string
  name: string
  /** The regions they represent; none for an administrator. */
  regions: readonly string[]
}

/** Who could stand in for the viewer: administrators and representatives whose names they may see. */
export async function colleagues(db: ViewerDb): Promise<Colleague[]> {
  const rows = await db
    .selectFrom('office')
    .innerJoin('person', 'person.id', 'office.person_id')
    .leftJoin('region', 'region.id', 'office.region_id')
    .select(['office.person_id', 'person.name', 'region.name as region_name'])
    .where('office.kind', 'in', ['administrator', 'representative'])
    .where('office.until', 'is', null)
    .where('office.person_id', '<>', db.viewer.personId ?? '')
    .orderBy('person.name')
    .orderBy('region.position')
    .execute()
  return [...Map.groupBy(rows, (row) => row.person_id)].flatMap(([personId, offices]) => {
    const [first] = offices
    if (!first) return []
    return { personId, name: first.name, regions: offices.flatMap((office) => office.region_name ?? []) }
  })
}

/** What day it is for the society. */
export async function societyToday(db: ViewerDb): Promise<Temporal.PlainDate> {
  const society = await db.selectFrom('society').select('time_zone').executeTakeFirst()
  return db.now.toZonedDateTimeISO(society?.time_zone ?? 'Europe/London').toPlainDate()
}

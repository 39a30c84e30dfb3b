import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { representatives, societySettings } from '../queries.ts'
import { groupsIn, type Numbers, noNumbers, type RegionNumbers } from '../rules/overview.ts'
import { officeRegions } from './office-regions.ts'

/**
 * The society in numbers, region by region, as far as the viewer may have them: administrators and Council all of it,
 * a representative their own regions, anybody else nothing. The database counts and answers numbers only.
 */
export async function societyOverview(db: ViewerDb): Promise<RegionNumbers[]> {
  const numbers = await numbersByRegion(db)
  const everybody = await representatives(db)
  const seesAll = db.viewer.administrator || db.viewer.council
  const own = (await officeRegions(db)).filter(({ id }) => seesAll || db.viewer.regionIds.includes(id))
  const lines = own
    .filter(({ id, endedAt }) => endedAt === null || isSomething(numbers.get(id)))
    .map(({ id, name, endedAt }) => ({
      ...(numbers.get(id) ?? noNumbers),
      regionId: id,
      name: endedAt === null ? name : `${name} (closed)`,
      representatives: everybody.filter(({ regionId }) => regionId === id).map((one) => one.name),
    }))
  const nowhere = numbers.get(null)
  return [
    ...lines,
    ...(nowhere && isSomething(nowhere)
      ? [{ ...nowhere, regionId: null, name: 'No region given', representatives: [] }]
      : []),
  ]
}

/** The regions one takes today, in the society's order. */
export async function ownRegionNumbers(db: ViewerDb): Promise<RegionNumbers[]> {
  return (await societyOverview(db)).filter(
    ({ regionId }) => regionId !== null && db.viewer.regionIds.includes(regionId),
  )
}

const isSomething = (numbers: Numbers | undefined): boolean =>
  numbers !== undefined && groupsIn(numbers) + numbers.waiting + numbers.wanting > 0

async function numbersByRegion(db: ViewerDb): Promise<Map<string | null, Numbers>> {
  const { quietAfterDays } = await societySettings(db)
  const groups = await sql<GroupRow>`select * from group_numbers(${quietAfterDays})`.execute(db)
  const leaders = await sql<LeaderRow>`select * from leader_numbers()`.execute(db)
  const enquiries = await sql<EnquiryRow>`select * from enquiry_numbers()`.execute(db)
  const wanting = await sql<WantingRow>`select region_id, waiting from waiting_by_region()`.execute(db)
  const numbers = new Map<string | null, Numbers>()
  const add = (regionId: string | null, more: Partial<Numbers>) =>
    numbers.set(regionId, { ...(numbers.get(regionId) ?? noNumbers), ...more })
  for (const { region_id, seats_taken, seats_free, ...states } of groups.rows)
    add(region_id, { groups: states, seatsTaken: seats_taken, seatsFree: seats_free })
  for (const { region_id, ...counts } of leaders.rows) add(region_id, counts)
  for (const { region_id, ...counts } of enquiries.rows) add(region_id, counts)
  for (const { region_id, waiting } of wanting.rows) add(region_id, { wanting: waiting })
  return numbers
}

interface Of {
  region_id: string | null
}
type GroupRow = Of & Numbers['groups'] & { seats_taken: number; seats_free: number }
type LeaderRow = Of & Pick<Numbers, 'leaders' | 'unsupervised'>
type EnquiryRow = Of & Pick<Numbers, 'waiting' | 'late'>
type WantingRow = Of & { waiting: number }

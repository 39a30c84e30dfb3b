import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Mode } from './entries.ts'

/** A group that takes somebody on who works towards accreditation; named while it is open to the public. */
export interface SecondSeat {
  groupId: string | null
  name: string | null
  regionId: string | null
  mode: Mode
}

/** For whoever looks for such a seat and agreed to be found; the latest first, fifty at most. */
export async function secondSeats(db: ViewerDb): Promise<SecondSeat[]> {
  const { rows } = await sql<SecondSeat>`
    select group_id as "groupId", name, region_id as "regionId", mode from second_seats()`.execute(db)
  return rows
}

import type { HolderDb } from '../../../platform/database/database.ts'
import { ownEnquiry } from './enquiry-in-charge.ts'

/** The enquirer says by which clocks they live: times stand in theirs from now on, on the page and in emails. */
export async function keepOwnZone(db: HolderDb, { timeZone }: { timeZone: string }): Promise<{ kept: true }> {
  const { id } = await ownEnquiry(db)
  await db.updateTable('enquiry').set({ time_zone: timeZone }).where('id', '=', id).execute()
  return { kept: true }
}

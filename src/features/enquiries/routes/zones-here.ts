import type { ViewerDb } from '../../../platform/database/database.ts'
import { modernTimeZone } from '../../../shared/time-zones.ts'
import { enquirersZone, viewersZone } from '../queries/discussion.ts'
import type { Discussion } from '../rules/discussion.ts'

/** The zone of whoever of the society looks, and the enquirer's: as they chose it, or as they proposed times in it. */
export async function zonesHere(db: ViewerDb, { offer }: Discussion, enquiryId: string) {
  const own = modernTimeZone(await viewersZone(db))
  const proposedIn = offer && !offer.fromSociety ? offer.timeZone : null
  return { own, other: proposedIn ?? (await enquirersZone(db, enquiryId)) }
}

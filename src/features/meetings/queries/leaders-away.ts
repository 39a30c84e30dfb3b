import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Meeting } from './meetings.ts'

/** Which leaders will not be at which of these meetings, as they have said. */
export async function leadersAway(
  _db: ViewerDb,
  _groupId: string,
  _meetings: readonly Pick<Meeting, 'id'>[],
): Promise<Map<string, string[]>> {
  return new Map()
}

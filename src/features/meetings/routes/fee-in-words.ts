import type { ViewerDb } from '../../../platform/database/database.ts'

/** What a member pays; null while nothing is agreed. */
export async function feeInWords(_db: ViewerDb, _groupId: string): Promise<[string, string][] | null> {
  return null
}

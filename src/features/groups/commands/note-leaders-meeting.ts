import type { ViewerDb } from '../../../platform/database/database.ts'
import { ledGroup } from '../queries/led-group.ts'

/** The day on which the leaders meet, or met, to plan (R38). What they said is theirs. */
export async function noteLeadersMeeting(
  db: ViewerDb,
  groupId: string,
  { heldOn }: { heldOn: Temporal.PlainDate },
): Promise<void> {
  await ledGroup(db, groupId)
  await db.updateTable('balint_group').set({ leaders_met_on: heldOn }).where('id', '=', groupId).execute()
}

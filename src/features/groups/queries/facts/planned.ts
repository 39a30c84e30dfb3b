import type { ViewerDb } from '../../../../platform/database/database.ts'
import type { PlannedFacts } from '../../rules/group-facts.ts'
import { groupPlan } from '../../rules/plan.ts'

/** What the viewer had planned before they founded the group; null for everybody else. */
export async function plannedByViewer(db: ViewerDb, groupId: string): Promise<PlannedFacts | null> {
  const row = await db
    .selectFrom('balint_group')
    .innerJoin('enquiry', 'enquiry.id', 'balint_group.enquiry_id')
    .select('enquiry.plan')
    .where('balint_group.id', '=', groupId)
    .where('balint_group.founded_by', '=', db.viewer.personId)
    .executeTakeFirst()
  return groupPlan.safeParse(row?.plan).data ?? null
}

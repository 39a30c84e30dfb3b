import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { readDetails } from '../../enquiries/rules/details.ts'
import { toldOfGroup } from '../../enquiries/rules/told-of-group.ts'
import { readTrialPlan } from '../../enquiries/rules/trial-plan.ts'
import { agreeFee, keepCostPlan } from '../../fees/commands.ts'
import { sessionCost } from '../../fees/rules/cost.ts'
import { societySettings } from '../../society/queries.ts'
import { guidanceRegions } from '../../society/rules/region.ts'
import { coversInWords, firstGroup } from '../rules/first-group.ts'
import { costOfPlan } from '../rules/plan.ts'

/** A group in planning, filled from the enquiry so that nothing is typed twice, and its founder in the first chair. */
export async function foundGroup(
  db: ViewerDb,
  { enquiryId, personId }: { enquiryId: string; personId: string },
): Promise<string> {
  const enquiry = found(
    await db
      .selectFrom('enquiry')
      .leftJoin('region', 'region.id', 'enquiry.region_id')
      .select(['enquiry.kind', 'enquiry.plan', 'enquiry.details', 'enquiry.region_id'])
      .select('region.name as region_name')
      .where('enquiry.id', '=', enquiryId)
      .executeTakeFirst(),
  )
  const settings = await societySettings(db)
  const plan = readTrialPlan(enquiry.plan)
  const told = toldOfGroup(readDetails(enquiry.kind, enquiry.details))
  const area = plan?.area ?? told.area
  const region = guidanceRegions.find(({ name }) => name === enquiry.region_name)
  const currency = region?.currency ?? settings.currency
  const groupId = newId()
  await db
    .insertInto('balint_group')
    .values({
      id: groupId,
      founded_by: personId,
      founded_at: db.now,
      enquiry_id: enquiryId,
      region_id: enquiry.region_id,
      time_zone: region?.timeZone ?? settings.timeZone,
      currency,
      doors_minutes: settings.doorsMinutes,
      area,
      ...firstGroup({
        plan,
        kind: enquiry.kind,
        area,
        members: told.members,
        regionName: enquiry.region_name,
        settings,
      }),
    })
    .execute()
  await db
    .insertInto('group_leader')
    .values({ group_id: groupId, person_id: personId, joined_at: db.now })
    .execute()

  // The plan was reckoned in the society's currency: in another one its figures would say something else.
  if (plan && currency === settings.currency) {
    const costPlan = costOfPlan(plan, settings)
    const { contributionToAskMinor, totalMinor } = sessionCost(costPlan)
    if (totalMinor > 0) await keepCostPlan(db, groupId, costPlan)
    if (contributionToAskMinor) {
      await agreeFee(db, groupId, {
        contributionMinor: contributionToAskMinor,
        paidAhead: 'term',
        firstMeetingFree: false,
        covers: coversInWords(plan),
      })
    }
  }
  return groupId
}

import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { PaidAhead } from '../../fees/rules/contribution.ts'
import { canSeePublicPage } from '../policy.ts'
import { groupById, type Standing } from './group.ts'
import { type ListedGroup, listedGroup } from './open-groups.ts'

export interface PublicGroup extends ListedGroup {
  aims: string | null
  standing: Standing
  fee: { paidAhead: PaidAhead; firstMeetingFree: boolean; covers: string } | null
}

/** A group's public page; NotFound for whoever may not know of the group. */
export async function publicGroup(db: ViewerDb, id: string): Promise<PublicGroup> {
  const group = await groupById(db, id)
  const listed = canSeePublicPage(group) ? await listedGroup(db, id) : undefined
  if (!listed) throw new NotFound()
  const fee = await db
    .selectFrom('fee_agreement')
    .select(['paid_ahead as paidAhead', 'first_meeting_free as firstMeetingFree', 'covers'])
    .where('group_id', '=', id)
    .orderBy('agreed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { ...listed, aims: group.aims, standing: group.standing, fee: fee ?? null }
}

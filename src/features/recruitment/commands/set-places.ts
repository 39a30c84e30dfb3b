import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { canSeeApplicants } from '../policy.ts'

export interface PlacesWish {
  /** A freed place is offered by itself to the next on the waiting list. */
  byItself: boolean
  /** How long such an offer holds. */
  days: number
  /** The members are asked before a newcomer is offered a place. */
  membersAgree: boolean
}

/** How a group gives its places. What has been on keeps its day. */
export async function setPlaces(
  db: ViewerDb,
  groupId: string,
  { byItself, days, membersAgree }: PlacesWish,
): Promise<{ groupId: string }> {
  await groupFor(db, groupId, canSeeApplicants)
  await db
    .updateTable('balint_group')
    .set(({ fn, val }) => ({
      ...(byItself
        ? {
            offers_to_next_since: fn.coalesce('offers_to_next_since', val(db.now)),
            offers_to_next_by: fn.coalesce('offers_to_next_by', val(found(db.viewer.personId))),
            offers_to_next_days: days,
          }
        : { offers_to_next_since: null, offers_to_next_by: null, offers_to_next_days: null }),
      members_agree_since: membersAgree ? fn.coalesce('members_agree_since', val(db.now)) : null,
    }))
    .where('id', '=', groupId)
    .execute()
  return { groupId }
}

import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { MemberCard } from '../../../shared/member-card.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groundRules } from '../../groups/queries/group-arrangements.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { canChangeOwnMembership } from '../policy.ts'
import { type OwnMembership, ownMembership } from '../queries/circle-members.ts'

export async function ownPlace(db: ViewerDb, groupId: string): Promise<OwnMembership> {
  await groupFor(db, groupId, canChangeOwnMembership)
  return found(await ownMembership(db, groupId))
}

/** What the others of the circle see of the viewer from now on (R54). */
export async function keepCard(
  db: ViewerDb,
  groupId: string,
  card: MemberCard,
): Promise<{ membershipId: string }> {
  const { id: membershipId } = await ownPlace(db, groupId)
  const shown = cardRow(card)
  await db
    .insertInto('membership_card')
    .values({ membership_id: membershipId, ...shown, changed_at: db.now })
    .onConflict((conflict) => conflict.column('membership_id').doUpdateSet({ ...shown, changed_at: db.now }))
    .execute()
  return { membershipId }
}

export const cardRow = ({ profession, workplace, phone, showsEmail, ownWords }: MemberCard) => ({
  profession: profession ?? null,
  workplace: workplace ?? null,
  phone: phone ?? null,
  shows_email: showsEmail,
  own_words: ownWords ?? null,
})

/** Each version is accepted anew; `groundRulesId` is the one that was read. */
export async function agreeToGroundRules(
  db: ViewerDb,
  groupId: string,
  groundRulesId: string,
): Promise<{ membershipId: string } | Refusal<'changed-meanwhile'>> {
  const { id: membershipId } = await ownPlace(db, groupId)
  const [newest] = await groundRules(db, groupId)
  if (newest?.id !== groundRulesId) return refuse('changed-meanwhile')
  await db
    .updateTable('membership')
    .set({ agreed_ground_rules_id: groundRulesId })
    .where('id', '=', membershipId)
    .execute()
  return { membershipId }
}

import type { ViewerDb } from '../../platform/database/database.ts'
import { found, NotFound } from '../../platform/errors.ts'
import { newId } from '../../shared/ids.ts'
import type { Currency } from '../../shared/money.ts'
import { type Refusal, refuse } from '../../shared/refusal.ts'
import { groupById } from '../groups/queries/group.ts'
import { canAgreeFee } from './policy.ts'
import { feeAgreement } from './queries.ts'
import { type ContributionTerms, isSameTerms } from './rules/contribution-facts.ts'

export interface FeeTerms extends Omit<ContributionTerms, 'currency'> {
  /** The group's own when left out. */
  currency?: Currency
}

/**
 * What is asked for from now on: a further row, so that what was agreed before stays as it was.
 * @param insteadOf the agreement that was on the page; null: none was. Left out: whatever holds now.
 */
export async function agreeFee(
  db: ViewerDb,
  groupId: string,
  terms: FeeTerms,
  insteadOf?: string | null,
): Promise<{ groupId: string } | Refusal<'fee-changed-meanwhile'>> {
  const group = await groupById(db, groupId)
  if (!canAgreeFee(group)) throw new NotFound()
  const newest = await feeAgreement(db, groupId)
  if (insteadOf !== undefined && insteadOf !== (newest?.id ?? null)) return refuse('fee-changed-meanwhile')
  const wished = { ...terms, currency: terms.currency ?? group.currency }
  if (newest && isSameTerms(newest, wished)) return { groupId }
  await db
    .insertInto('fee_agreement')
    .values({
      id: newId(),
      group_id: groupId,
      contribution_minor: wished.contributionMinor,
      currency: wished.currency,
      paid_ahead: wished.paidAhead,
      first_meeting_free: wished.firstMeetingFree,
      covers: wished.covers,
      agreed_by: found(db.viewer.personId),
      agreed_at: db.now,
    })
    .execute()
  return { groupId }
}

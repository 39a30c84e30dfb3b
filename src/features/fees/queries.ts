import type { Db } from '../../platform/database/database.ts'
import { contributionFacts, type FeeAgreement } from './rules/contribution-facts.ts'

const agreements = (db: Db) =>
  db
    .selectFrom('fee_agreement')
    .select(['id', 'contribution_minor as contributionMinor', 'currency', 'paid_ahead as paidAhead'])
    .select(['first_meeting_free as firstMeetingFree', 'covers', 'agreed_at as agreedAt'])

/** What is asked for now, as far as the reader may see it; null until the leaders have said. */
export async function feeAgreement(db: Db, groupId: string): Promise<FeeAgreement | null> {
  const newest = await agreements(db)
    .where('group_id', '=', groupId)
    .orderBy('agreed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest ?? null
}

/** The terms somebody was offered, whatever is asked of others since. */
export async function feeAgreementById(db: Db, id: string): Promise<FeeAgreement | null> {
  return (await agreements(db).where('id', '=', id).executeTakeFirst()) ?? null
}

/** How often it was agreed anew, newest first. */
export function earlierAgreements(db: Db, groupId: string, limit = 12): Promise<FeeAgreement[]> {
  return agreements(db)
    .where('group_id', '=', groupId)
    .orderBy('agreed_at', 'desc')
    .orderBy('id', 'desc')
    .offset(1)
    .limit(limit)
    .execute()
}

/** What to pay as short facts, for a member's page or a public one; null while nothing is agreed. */
export async function whatToPay(db: Db, groupId: string): Promise<[term: string, words: string][] | null> {
  const agreement = await feeAgreement(db, groupId)
  return agreement && contributionFacts(agreement)
}

import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { addPayer, keptPurse, lockedPurse, partyOf } from '../../books/commands/purse.ts'
import { memberOfPurse } from '../queries/member-terms.ts'

export interface TermsWish {
  reducedMinor: number | null
  instalments: number
  /** 'nobody': the member pays; 'new': the one that is named; or the party of one that is known. */
  payer: string
  newPayer: { name: string; address: string | null; email: string | null } | null
  payerReference: string | null
}

/** What is agreed with one member alone, for invoices from now on: a further row, and the newest holds. */
export async function agreeTerms(
  db: ViewerDb,
  groupId: string,
  membershipId: string,
  wish: TermsWish,
): Promise<{ membershipId: string } | Refusal<'payer-unnamed' | 'payer-gone'>> {
  const purse = await lockedPurse(db, groupId)
  const member = found(await memberOfPurse(db, purse, membershipId))
  const partyId = await partyOf(db, purse, member.personId)
  const payerId = await payerFor(db, purse.id, wish)
  if (typeof payerId === 'object' && payerId !== null) return payerId
  await db
    .insertInto('member_terms')
    .values({
      id: newId(),
      purse_id: purse.id,
      party_id: partyId,
      contribution_minor: wish.reducedMinor,
      instalments: wish.instalments,
      payer_id: payerId,
      payer_reference: payerId ? wish.payerReference : null,
      agreed_by: found(db.viewer.personId),
      agreed_at: db.now,
    })
    .execute()
  return { membershipId }
}

async function payerFor(
  db: ViewerDb,
  purseId: string,
  { payer, newPayer }: TermsWish,
): Promise<string | null | Refusal<'payer-unnamed' | 'payer-gone'>> {
  if (payer === 'nobody') return null
  if (payer === 'new') return newPayer ? addPayer(db, { id: purseId }, newPayer) : refuse('payer-unnamed')
  const known = await db
    .selectFrom('party_identity')
    .select('party_id')
    .where('purse_id', '=', purseId)
    .where('party_id', '=', payer)
    .where('person_id', 'is', null)
    .executeTakeFirst()
  return known ? payer : refuse('payer-gone')
}

/** A payer's name and addresses, said better. */
export async function correctPayer(
  db: ViewerDb,
  groupId: string,
  payerId: string,
  { name, address, email }: { name: string; address: string | null; email: string | null },
): Promise<{ payerId: string }> {
  const purse = await keptPurse(db, groupId)
  const changed = await db
    .updateTable('party_identity')
    .set({ name, address, email })
    .where('purse_id', '=', purse.id)
    .where('party_id', '=', payerId)
    .where('person_id', 'is', null)
    .executeTakeFirst()
  found(changed.numUpdatedRows > 0n ? changed : null)
  return { payerId }
}

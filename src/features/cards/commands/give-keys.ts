import { type CardCompany, CardCompanyFault } from '../../../platform/card-company.ts'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Seals } from '../../../platform/sealed/seals.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { openPurse } from '../../books/commands/purse.ts'
import { keeperOf } from '../../books/queries/purse.ts'
import { cardAccountOf, keyRecord, secretRecord } from '../queries/card-account.ts'
import { isLiveKey } from '../rules/stripe-keys.ts'

export interface CardKeys {
  key: string
  secret: string
}

/** Whether a key may do what we need: asked of the card company before any transaction stands open. */
export async function triedKey(
  company: (key: string) => CardCompany,
  key: string,
): Promise<'works' | 'card-company-unreachable' | 'card-company-refuses'> {
  try {
    await company(key).tryKey()
    return 'works'
  } catch (fault) {
    if (!(fault instanceof CardCompanyFault)) throw fault
    return fault.why === 'refused' ? 'card-company-refuses' : 'card-company-unreachable'
  }
}

/**
 * The group takes cards from now on; keys that were given before are ended. Never shown again.
 * @param tried what the card company has said of the key
 */
export async function giveCardKeys(
  db: ViewerDb,
  seals: Seals,
  groupId: string,
  { key, secret }: CardKeys,
  tried: Awaited<ReturnType<typeof triedKey>>,
): Promise<
  { purseId: string } | Refusal<'card-company-unreachable' | 'card-company-refuses' | 'cannot-seal'>
> {
  await keeperOf(db, groupId)
  if (tried !== 'works') return refuse(tried)
  const purse = await openPurse(db, groupId)
  await endCardKeys(db, groupId)
  const id = newId()
  const sealedKey = seals.seal(keyRecord(id), key)
  const sealedSecret = seals.seal(secretRecord(id), secret)
  if (!sealedKey || !sealedSecret) return refuse('cannot-seal')
  await db
    .insertInto('card_account')
    .values({
      id,
      purse_id: purse.id,
      key_sealed: sealedKey.sealed,
      key_wrapped: sealedKey.wrappedKey,
      secret_sealed: sealedSecret.sealed,
      secret_wrapped: sealedSecret.wrappedKey,
      is_live: isLiveKey(key),
      given_by: found(db.viewer.personId),
      given_at: db.now,
    })
    .execute()
  return { purseId: purse.id }
}

/** The group takes no cards any more; what was sealed is gone. */
export async function endCardKeys(db: ViewerDb, groupId: string): Promise<{ ended: true }> {
  await keeperOf(db, groupId)
  const purse = await openPurse(db, groupId)
  const account = await cardAccountOf(db, purse.id)
  if (!account) return { ended: true }
  await db
    .updateTable('card_account')
    .set({ ended_at: db.now, key_sealed: null, key_wrapped: null, secret_sealed: null, secret_wrapped: null })
    .where('id', '=', account.id)
    .execute()
  return { ended: true }
}

/** Somebody has looked at it. */
export async function settleCardQuestion(
  db: ViewerDb,
  groupId: string,
  questionId: string,
): Promise<{ settled: true }> {
  await keeperOf(db, groupId)
  await db
    .updateTable('card_question')
    .set({ settled_at: db.now, settled_by: found(db.viewer.personId) })
    .where('id', '=', questionId)
    .where('settled_at', 'is', null)
    .execute()
  return { settled: true }
}

import { sql } from 'kysely'
import { atMoment } from '../../../platform/database/at-moment.ts'
import { keyOf, type SealedAccount, sealedAccount } from '../queries/card-account.ts'
import { purseInLine } from '../queries/purse-in-line.ts'
import { bringInLine, bringPayout, bringSession, type InLine } from './bring-in-line.ts'
import type { CardOffice } from './card-office.ts'

/**
 * Looks where an event has pointed. What was not looked at is not noted as followed: the card company not reached, or the key not
 * to be opened, the job is tried again; keys that were ended meanwhile, nobody can look any more.
 */
export async function followCardEvent(office: CardOffice, eventId: string): Promise<void> {
  const event = await office.database.jobs
    .selectFrom('card_event')
    .select(['account_id', 'about', 'followed_at'])
    .where('id', '=', eventId)
    .executeTakeFirst()
  if (!event || event.followed_at) return
  const account = await sealedAccount(office.database.jobs, { accountId: event.account_id })
  if (!account) return
  await bringInLine(await lineOf(office, account), event.about)
  await office.database.jobs
    .updateTable('card_event')
    .set({ followed_at: office.now })
    .where('id', '=', eventId)
    .execute()
}

/** How far back each day's reckoning looks: payments by card may be given back for longer, and then an event tells. */
const DAYS_BACK = { hours: 24 * 7 }

/** Everything since shortly before the last reckoning, whether an event has told of it or not. */
export async function reckonCards(office: CardOffice, accountId: string): Promise<void> {
  const account = await sealedAccount(office.database.jobs, { accountId })
  if (!account) return
  const line = await lineOf(office, account)
  const from = (account.lookedAt ?? account.givenAt).subtract(DAYS_BACK)
  for await (const session of line.company.sessionsSince(from)) await bringSession(line, session)
  for await (const { id } of line.company.refundsSince(from)) await bringInLine(line, id)
  for await (const payout of line.company.payoutsSince(from)) await bringPayout(line, payout)
  await office.database.jobs
    .updateTable('card_account')
    .set({ looked_at: office.now })
    .where('id', '=', accountId)
    .execute()
}

/** A job for each group that takes cards, so that one whose key is refused keeps nobody else waiting. */
export async function reckonAllCards({ database, now }: Pick<CardOffice, 'database' | 'now'>): Promise<void> {
  await atMoment(database.jobs, now, async (db) => {
    await sql`select ask_for_job('cards.reckon', jsonb_build_object('accountId', id), null, 'cards:' || id)
      from card_account where ended_at is null`.execute(db)
  })
}

async function lineOf(
  { database, seals, company, now }: CardOffice,
  account: SealedAccount,
): Promise<InLine> {
  const key = keyOf(seals, account)
  if (!key) throw new Error('the key of a group’s card account does not open: is the key file another one?')
  return { database, company: company(key), purse: await purseInLine(database.jobs, account.purseId), now }
}

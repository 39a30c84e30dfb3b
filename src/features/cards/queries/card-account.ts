import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { Sealed, SealedRecord, Seals } from '../../../platform/sealed/seals.ts'
import type { CardQuestionKind } from '../rules/card-questions.ts'

export interface CardAccount {
  id: string
  isLive: boolean
  givenAt: Temporal.Instant
  /** When everything was last reckoned through. */
  lookedAt: Temporal.Instant | null
}

/** Whether the group takes cards, as its keepers see it; null: no keys are given. */
export async function cardAccountOf(db: ViewerDb, purseId: string): Promise<CardAccount | null> {
  const account = await db
    .selectFrom('card_account')
    .select(['id', 'is_live as isLive', 'given_at as givenAt', 'looked_at as lookedAt'])
    .where('purse_id', '=', purseId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return account ?? null
}

export interface CardQuestion {
  id: string
  kind: CardQuestionKind
  stripeId: string
  amountMinor: number | null
  askedAt: Temporal.Instant
}

/** What does not fit and waits for a person, oldest first. */
export function cardQuestions(db: ViewerDb, purseId: string, limit = 50): Promise<CardQuestion[]> {
  return db
    .selectFrom('card_question')
    .select(['id', 'kind', 'stripe_id as stripeId', 'amount_minor as amountMinor', 'asked_at as askedAt'])
    .where('purse_id', '=', purseId)
    .where('settled_at', 'is', null)
    .orderBy('asked_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export interface CardMovement {
  stripeId: string
  kind: 'payment' | 'charge' | 'refund' | 'payout'
  amountMinor: number
  bookedAt: Temporal.Instant
}

/** What came and went at the card company, newest first. */
export function cardMovements(db: ViewerDb, purseId: string, limit = 30): Promise<CardMovement[]> {
  return db
    .selectFrom('card_movement')
    .select(['stripe_id as stripeId', 'kind', 'amount_minor as amountMinor', 'booked_at as bookedAt'])
    .where('purse_id', '=', purseId)
    .orderBy('booked_at', 'desc')
    .orderBy('stripe_id')
    .limit(limit)
    .execute()
}

/** What lies at the card company and is not yet paid out, as the books have it. */
export async function lyingAtCardCompany(db: ViewerDb, purseId: string): Promise<number> {
  const { sum } = await db
    .selectFrom('posting')
    .select(({ fn }) => fn.coalesce(fn.sum<number>('amount_minor'), sql<number>`0`).as('sum'))
    .where('purse_id', '=', purseId)
    .where('account', '=', 'card')
    .executeTakeFirstOrThrow()
  return Number(sum)
}

export const keyRecord = (accountId: string): SealedRecord => ({
  kind: 'card-key',
  id: accountId,
  until: null,
})
export const secretRecord = (accountId: string): SealedRecord => ({
  kind: 'card-webhook-secret',
  id: accountId,
  until: null,
})

/** An account as jobs see it: with what is sealed. */
export interface SealedAccount {
  id: string
  purseId: string
  key: Sealed
  secret: Sealed
  lookedAt: Temporal.Instant | null
  givenAt: Temporal.Instant
}

export async function sealedAccount(
  jobs: Pick<Db, 'selectFrom'>,
  by: { purseId: string } | { accountId: string },
): Promise<SealedAccount | null> {
  const [column, value] =
    'purseId' in by ? (['purse_id', by.purseId] as const) : (['id', by.accountId] as const)
  const row = await jobs
    .selectFrom('card_account')
    .select(['id', 'purse_id', 'key_sealed', 'key_wrapped', 'secret_sealed', 'secret_wrapped'])
    .select(['looked_at', 'given_at'])
    .where(column, '=', value)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row?.key_sealed || !row.key_wrapped || !row.secret_sealed || !row.secret_wrapped) return null
  return {
    id: row.id,
    purseId: row.purse_id,
    key: { sealed: row.key_sealed, wrappedKey: row.key_wrapped },
    secret: { sealed: row.secret_sealed, wrappedKey: row.secret_wrapped },
    lookedAt: row.looked_at,
    givenAt: row.given_at,
  }
}

/** null: the key file is away, or is another one. */
export const keyOf = (seals: Seals, { id, key }: SealedAccount): string | null =>
  seals.open(keyRecord(id), key)
export const webhookSecretOf = (seals: Seals, { id, secret }: SealedAccount): string | null =>
  seals.open(secretRecord(id), secret)

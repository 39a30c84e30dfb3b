import type { ViewerDb } from '../../../platform/database/database.ts'

export interface AheadOfKind {
  kind: string
  withinWeek: number
  withinMonth: number
  lookedAt: Temporal.Instant
}

/** What the next 7 and 30 days take, as the last night counted it. */
export async function forgettingAhead(db: ViewerDb): Promise<AheadOfKind[]> {
  const rows = await db.selectFrom('forgetting_ahead').selectAll().execute()
  return rows.map((row) => ({
    kind: row.kind,
    withinWeek: row.within_week,
    withinMonth: row.within_month,
    lookedAt: row.looked_at,
  }))
}

export interface ForgottenOfKind {
  kind: string
  onDay: Temporal.PlainDate
  pieces: number
}

/** What went since a day, the newest day first. */
export async function forgottenSince(db: ViewerDb, day: Temporal.PlainDate): Promise<ForgottenOfKind[]> {
  const rows = await db
    .selectFrom('forgotten')
    .selectAll()
    .where('on_day', '>=', day)
    .orderBy('on_day', 'desc')
    .orderBy('kind')
    .execute()
  return rows.map(({ kind, on_day, pieces }) => ({ kind, onDay: on_day, pieces }))
}

export interface HoldInForce {
  id: string
  words: string
  placedAt: Temporal.Instant
  /** null: somebody who has left. */
  placedBy: string | null
}

/** Those that administrators have placed and not lifted: why, and never of whom. */
export async function holdsInForce(db: ViewerDb): Promise<HoldInForce[]> {
  const rows = await db
    .selectFrom('hold')
    .leftJoin('person', 'person.id', 'hold.placed_by')
    .select(['hold.id', 'hold.words', 'hold.placed_at', 'person.name as placedBy'])
    .where('hold.lifted_at', 'is', null)
    .where('hold.reason', '=', 'administrator')
    .orderBy('hold.placed_at', 'desc')
    .orderBy('hold.id', 'desc')
    .execute()
  return rows.map(({ id, words, placed_at, placedBy }) => ({
    id,
    words: words ?? '',
    placedAt: placed_at,
    placedBy,
  }))
}

import { type RawBuilder, sql } from 'kysely'
import { atMoment } from '../../../platform/database/at-moment.ts'
import { societySettings } from '../../society/queries.ts'
import { durationOf, type Periods, retention } from '../rules/retention.ts'
import type { ForgettingOffice } from './forget.ts'

/** More of one kind are not told apart on the page. */
const MOST_COUNTED = 10_000
const WEEK_DAYS = 7
const MONTH_DAYS = 30

/** Taken back on purpose: what was done in it is only counted. */
class OnlyLooked extends Error {
  readonly pieces: number
  constructor(pieces: number) {
    super('only looked')
    this.pieces = pieces
  }
}

/**
 * Counts what the next week and month will take: the very functions of the night, at a later moment, rolled back. So the page
 * can say nothing else than what will happen, and costs the same at any size, since it reads these counts.
 */
export async function lookAhead(office: ForgettingOffice, now: Temporal.Instant): Promise<void> {
  const periods = await atMoment(office.database.jobs, now, (trx) =>
    societySettings(Object.assign(trx, { now, secrets: office.secrets })),
  )
  for (const entry of retention) {
    if (!entry.by) continue
    const call = callOf(entry, periods)
    const week = await piecesAt(office, now.add({ hours: 24 * WEEK_DAYS }), call)
    const month = await piecesAt(office, now.add({ hours: 24 * MONTH_DAYS }), call)
    await atMoment(office.database.jobs, now, (db) =>
      sql`select note_ahead(${entry.kind}, ${week}, ${month})`.execute(db),
    )
  }
}

function callOf(entry: (typeof retention)[number], periods: Periods): RawBuilder<{ pieces: number }> {
  const name = sql.id(entry.by?.function ?? '')
  return entry.by?.task
    ? sql`select ${name}(${MOST_COUNTED}) as pieces`
    : sql`select ${name}(${durationOf(entry, periods)}::interval, ${MOST_COUNTED}) as pieces`
}

async function piecesAt(
  office: ForgettingOffice,
  moment: Temporal.Instant,
  call: RawBuilder<{ pieces: number }>,
): Promise<number> {
  try {
    return await atMoment(office.database.jobs, moment, async (db) => {
      const { rows } = await call.execute(db)
      throw new OnlyLooked(rows[0]?.pieces ?? 0)
    })
  } catch (looked) {
    if (looked instanceof OnlyLooked) return looked.pieces
    throw looked
  }
}

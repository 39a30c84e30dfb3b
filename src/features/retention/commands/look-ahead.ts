import { type RawBuilder, sql } from 'kysely'
import { atMoment } from '../../../platform/database/at-moment.ts'
import { eachByItself } from '../../../platform/queue/each-by-itself.ts'
import { societySettings } from '../../society/queries.ts'
import { durationOf, type Periods, retention } from '../rules/retention.ts'
import { A_BATCH, type ForgettingOffice } from './forget.ts'

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
  await eachByItself(
    retention
      .filter(({ by }) => by !== null)
      .map((entry) => [entry.kind, () => lookAtKind(office, now, entry, callOf(entry, periods))]),
    office.logger,
  )
}

async function lookAtKind(
  office: ForgettingOffice,
  now: Temporal.Instant,
  { kind }: (typeof retention)[number],
  call: RawBuilder<{ pieces: number }>,
): Promise<void> {
  const week = await piecesAt(office, now.add({ hours: 24 * WEEK_DAYS }), call)
  const month = await piecesAt(office, now.add({ hours: 24 * MONTH_DAYS }), call)
  await atMoment(office.database.jobs, now, (db) =>
    sql`select note_ahead(${kind}, ${week}, ${month})`.execute(db),
  )
}

function callOf(entry: (typeof retention)[number], periods: Periods): RawBuilder<{ pieces: number }> {
  const name = sql.id(entry.by?.function ?? '')
  return entry.by?.task
    ? sql`select ${name}(${A_BATCH}) as pieces`
    : sql`select ${name}(${durationOf(entry, periods)}::interval, ${A_BATCH}) as pieces`
}

async function piecesAt(
  office: ForgettingOffice,
  moment: Temporal.Instant,
  call: RawBuilder<{ pieces: number }>,
): Promise<number> {
  try {
    return await atMoment(office.database.jobs, moment, async (db) => {
      // Batch by batch, as the night does: one statement for all would outlast its time where there is much.
      let pieces = 0
      for (let done = A_BATCH; done >= A_BATCH && pieces < MOST_COUNTED; pieces += done) {
        done = (await call.execute(db)).rows[0]?.pieces ?? 0
      }
      throw new OnlyLooked(Math.min(pieces, MOST_COUNTED))
    })
  } catch (looked) {
    if (looked instanceof OnlyLooked) return looked.pieces
    throw looked
  }
}

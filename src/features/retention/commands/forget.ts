import { sql } from 'kysely'
import { atMoment } from '../../../platform/database/at-moment.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { Logger } from '../../../platform/logger.ts'
import { eachByItself } from '../../../platform/queue/each-by-itself.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { societySettings } from '../../society/queries.ts'
import { durationOf, entryOf, type Kind, retention } from '../rules/retention.ts'

export interface ForgettingOffice {
  readonly database: Database
  readonly secrets: Secrets
  readonly logger?: Pick<Logger, 'error'>
}

/** Rows that are deleted in one transaction: a crash between two loses nothing, and nobody waits long for a lock. */
export const A_BATCH = 500

/** Kinds that the night forgets; debriefs have a task of their own, since their keys go too. */
export const nightlyKinds: readonly Kind[] = retention
  .filter(({ by }) => by && !by.task)
  .map(({ kind }) => kind)

export const hourlyKinds: readonly Kind[] = retention
  .filter(({ by }) => by && !by.task && by.hourly)
  .map(({ kind }) => kind)

/**
 * Deletes what is over, and notes how much of each kind. Doing it twice finds nothing the second time. A kind that fails stops no
 * other.
 */
export async function forget(
  office: ForgettingOffice,
  kinds: readonly Kind[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<Kind, number>> {
  const gone = new Map<Kind, number>()
  await eachByItself(
    kinds.map((kind) => [kind, async () => gone.set(kind, await forgetKind(office, kind, now))]),
    office.logger,
  )
  return gone
}

async function forgetKind(office: ForgettingOffice, kind: Kind, now: Temporal.Instant): Promise<number> {
  const { by } = entryOf(kind)
  if (!by) return 0
  let pieces = 0
  // A function that deletes of two tables may answer more than a batch.
  for (let done = A_BATCH; done >= A_BATCH; pieces += done) {
    done = await atMoment(office.database.jobs, now, async (trx) => {
      const db = Object.assign(trx, { now, secrets: office.secrets })
      const duration = durationOf(entryOf(kind), await societySettings(db))
      const { rows } = await sql<{ done: number }>`
        select ${sql.id(by.function)}(${duration}::interval, ${A_BATCH}) as done`.execute(db)
      const forgotten = rows[0]?.done ?? 0
      await sql`select note_forgotten(${kind}, ${forgotten})`.execute(db)
      return forgotten
    })
  }
  return pieces
}

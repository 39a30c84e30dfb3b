import { type Kysely, sql } from 'kysely'
import type { DB as Schema } from '../../../platform/database/schema.ts'
import { found } from '../../../platform/errors.ts'

/** Of a purse that takes cards: in which currency, and whose days its books have. */
export async function purseInLine(
  jobs: Kysely<Schema>,
  purseId: string,
): Promise<{ id: string; currency: string; timeZone: string }> {
  const { rows } = await sql<{ id: string; currency: string; timeZone: string }>`
    select id, currency, time_zone as "timeZone" from card_purse(${purseId}::uuid)`.execute(jobs)
  return found(rows[0])
}

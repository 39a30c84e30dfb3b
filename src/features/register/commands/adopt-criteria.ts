import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canAdoptCriteria } from '../policy.ts'
import type { CriteriaItem } from '../rules/criteria.ts'

export interface CriteriaWish {
  name: string
  holdsFromOn: Temporal.PlainDate
  sourceNote?: string | undefined
  items: readonly CriteriaItem[]
}

/** A further version of a set, or the first of a new one. What was adopted before stays for whoever registered under it. */
export async function adoptCriteria(
  db: ViewerDb,
  { name, holdsFromOn, sourceNote, items }: CriteriaWish,
): Promise<{ setId: string } | Refusal<'no-items'>> {
  if (!canAdoptCriteria(db.viewer)) throw new NotFound()
  if (items.length === 0) return refuse('no-items')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`criteria:${name}`}, 0))`.execute(db)
  const { version } = await db
    .selectFrom('criteria_set')
    .select(({ fn }) => fn.coalesce(fn.max('version'), sql<number>`0`).as('version'))
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  const setId = newId()
  await db
    .insertInto('criteria_set')
    .values({
      id: setId,
      name,
      version: version + 1,
      holds_from_on: holdsFromOn,
      source_note: sourceNote ?? '',
      adopted_at: db.now,
      adopted_by: db.viewer.personId,
    })
    .execute()
  await db
    .insertInto('criteria_item')
    .values(
      items.map((item, place) => ({
        set_id: setId,
        position: place + 1,
        measure: item.measure,
        label: item.label,
        unit: item.unit,
        required_number: item.requiredNumber,
        applies_to: item.appliesTo,
        either_of: item.eitherOf,
        in_person_percent: item.inPersonPercent,
        source_note: item.sourceNote,
      })),
    )
    .execute()
  return { setId }
}

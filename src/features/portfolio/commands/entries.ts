import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import type { KnownFile } from '../../../shared/known-files.ts'
import { ENTRIES_MOST, type EntryKind, PROOFS_MOST } from '../../../shared/portfolio-entries.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { Mode } from '../rules/portfolio-facts.ts'

export interface EntryWish {
  kind: EntryKind
  title: string
  firstOn: Temporal.PlainDate
  lastOn?: Temporal.PlainDate | undefined
  amount: number
  hours: number
  mode: Mode
  proof: KnownFile | null
}

type Change = Omit<EntryWish, 'proof'>
type DayRefusal = Refusal<'ends-before-it-begins' | 'not-yet'>

/** Whoever sends twice at once takes turns, so that no more are kept than are allowed. */
const lockOwn = (db: ViewerDb) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`portfolio:${db.viewer.personId}`}, 0))`.execute(db)

/** A workshop, a weekend, or what was elsewhere; with its proof if there is one. */
export async function keepEntry(
  db: ViewerDb,
  { proof, ...wish }: EntryWish,
): Promise<{ entryId: string } | DayRefusal | Refusal<'entries-enough'>> {
  const personId = found(db.viewer.personId)
  await lockOwn(db)
  const { rows } = await sql<{ today: Temporal.PlainDate; entries: number }>`
    select society_today() as today, (select count(*)::int from portfolio_entry where person_id = ${personId}) as entries`.execute(
    db,
  )
  const known = found(rows[0])
  const refused = refusedDays(wish, known.today)
  if (refused) return refused
  if (known.entries >= ENTRIES_MOST) return refuse('entries-enough')
  const entryId = newId()
  await db
    .insertInto('portfolio_entry')
    .values({ id: entryId, person_id: personId, kept_at: db.now, ...columnsOf(wish) })
    .execute()
  if (proof) await insertProof(db, personId, entryId, proof)
  return { entryId }
}

/** What was mistyped is put right, as long as no copy before the Council shows it. */
export async function changeEntry(
  db: ViewerDb,
  entryId: string,
  wish: Change,
): Promise<{ entryId: string } | DayRefusal | Refusal<'handed-in'>> {
  const { rows } = await sql<{ today: Temporal.PlainDate; known: boolean }>`
    select society_today() as today, exists (select from portfolio_entry where id = ${entryId}) as known`.execute(
    db,
  )
  const { today, known } = found(rows[0])
  if (!known) throw new NotFound()
  const refused = refusedDays(wish, today)
  if (refused) return refused
  const { numUpdatedRows } = await db
    .updateTable('portfolio_entry')
    .set(columnsOf(wish))
    .where('id', '=', entryId)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { entryId } : refuse('handed-in')
}

function refusedDays({ firstOn, lastOn = firstOn }: Change, today: Temporal.PlainDate): DayRefusal | null {
  if (Temporal.PlainDate.compare(lastOn, firstOn) < 0) return refuse('ends-before-it-begins')
  return Temporal.PlainDate.compare(lastOn, today) > 0 ? refuse('not-yet') : null
}

const columnsOf = ({ kind, title, firstOn, lastOn = firstOn, amount, hours, mode }: Change) => ({
  kind,
  title,
  first_on: firstOn,
  last_on: lastOn,
  amount,
  minutes: hours * 60,
  mode,
})

/** A proof that was found later. */
export async function keepProof(
  db: ViewerDb,
  entryId: string,
  proof: KnownFile,
): Promise<{ entryId: string } | Refusal<'proofs-enough'>> {
  const personId = found(db.viewer.personId)
  await lockOwn(db)
  const entry = await db
    .selectFrom('portfolio_entry as e')
    .select(({ selectFrom }) =>
      selectFrom('portfolio_proof as f')
        .whereRef('f.entry_id', '=', 'e.id')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('proofs'),
    )
    .where('e.id', '=', entryId)
    .where('e.person_id', '=', personId)
    .executeTakeFirst()
  if (!entry) throw new NotFound()
  if (Number(entry.proofs) >= PROOFS_MOST) return refuse('proofs-enough')
  await insertProof(db, personId, entryId, proof)
  return { entryId }
}

const insertProof = (db: ViewerDb, personId: string, entryId: string, { mediaType, bytes }: KnownFile) =>
  db
    .insertInto('portfolio_proof')
    .values({
      id: newId(),
      entry_id: entryId,
      person_id: personId,
      media_type: mediaType,
      bytes: Buffer.from(bytes),
      kept_at: db.now,
    })
    .execute()

/** It does not count any more; a copy that was handed in keeps what it shows. */
export async function removeEntry(db: ViewerDb, entryId: string): Promise<{ removed: true }> {
  const { rows } = await sql<{
    removed: boolean
  }>`select remove_portfolio_entry(${entryId}) as removed`.execute(db)
  if (!rows[0]?.removed) throw new NotFound()
  return { removed: true }
}

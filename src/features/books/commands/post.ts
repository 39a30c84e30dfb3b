import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import type { Purse } from '../queries/purse.ts'
import { type Posting, reversed, whyNoEntry } from '../rules/accounts.ts'
import type { EntryKind } from '../rules/entry.ts'

export type { EntryKind }

export interface NewEntry {
  kind: EntryKind
  bookedOn: Temporal.PlainDate
  postings: readonly Posting[]
  /** The entry that this one undoes: with exactly its postings the other way round. */
  reverses?: string
}

/**
 * Writes one entry with its postings. Its purse is locked by the command that calls, and the database looks at it again when
 * the transaction ends: what does not balance is a fault of ours, not a refusal.
 * @returns the entry's id
 */
export async function postEntry(db: ViewerDb, purse: Pick<Purse, 'id'>, entry: NewEntry): Promise<string> {
  const [id] = await postEntries(db, purse, [entry])
  return found(id)
}

/** Several at once, numbered in their order. */
export async function postEntries(
  db: ViewerDb,
  purse: Pick<Purse, 'id'>,
  entries: readonly NewEntry[],
): Promise<string[]> {
  for (const { postings } of entries) {
    const wrong = whyNoEntry(postings)
    if (wrong) throw new RangeError(wrong)
  }
  const numbered = entries.map((entry) => ({ ...entry, id: newId() }))
  if (numbered.length === 0) return []
  const enteredBy = found(db.viewer.personId)
  await db
    .insertInto('journal_entry')
    .values(
      numbered.map((entry) => ({
        id: entry.id,
        purse_id: purse.id,
        kind: entry.kind,
        booked_on: entry.bookedOn,
        entered_at: db.now,
        entered_by: enteredBy,
        reverses: entry.reverses ?? null,
        postings: entry.postings.length,
      })),
    )
    .execute()
  await db
    .insertInto('posting')
    .values(
      numbered.flatMap(({ id, postings }) =>
        postings.map((posting, position) => ({
          entry_id: id,
          purse_id: purse.id,
          position,
          account: posting.account,
          party_id: posting.partyId ?? null,
          invoice_id: posting.invoiceId ?? null,
          amount_minor: posting.amountMinor,
          for_day: posting.forDay ?? null,
        })),
      ),
    )
    .execute()
  return numbered.map(({ id }) => id)
}

/** Undoes an entry by a further one; what it was of is for the caller to know. */
export async function reverseEntry(
  db: ViewerDb,
  purse: Pick<Purse, 'id'>,
  entryId: string,
  bookedOn: Temporal.PlainDate,
): Promise<string> {
  const postings = await db
    .selectFrom('posting')
    .select(['account', 'party_id as partyId', 'invoice_id as invoiceId'])
    .select(['amount_minor as amountMinor', 'for_day as forDay'])
    .where('entry_id', '=', entryId)
    .where('purse_id', '=', purse.id)
    .orderBy('position')
    .execute()
  found(postings[0])
  return postEntry(db, purse, { kind: 'reversal', bookedOn, postings: reversed(postings), reverses: entryId })
}

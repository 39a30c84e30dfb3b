import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { isEnoughFromHere } from '../../../platform/mail/unproven-mail.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { regions } from '../../society/queries.ts'

export interface Wishes {
  /** Null: online only. */
  regionId: string | null
  wantsOnline: boolean
  profession: string | null
  area: string | null
}

type Asked = { asked: true } | Refusal<'region-unknown' | 'enough-from-here'>

/**
 * Anybody asks to be told of groups, without an account. It counts once they confirm it by the address we send. Whoever
 * has asked already is written to instead: the answer on the screen is the same, and tells nobody who waits.
 */
export async function joinWaitingList(
  db: ViewerDb,
  { name, email, ...wishes }: Wishes & { name: string; email: string },
): Promise<Asked> {
  if (!(await isRegion(db, wishes.regionId))) return refuse('region-unknown')
  if (await isEnoughFromHere(db)) return refuse('enough-from-here')
  const { rows } = await sql<StandingWait>`
    select * from standing_wait(${email}, ${wishes.regionId})`.execute(db)
  // Whoever types addresses learns nothing of it; whoever owns one is not written to for every region in turn.
  if ((await lettersLately(db, email)) >= LETTERS_A_DAY) return { asked: true }
  if (await remind(db, rows[0])) return { asked: true }
  const correspondentId = newId()
  await db.insertInto('correspondent').values({ id: correspondentId, name, email, met_at: db.now }).execute()
  await writeDown(db, correspondentId, wishes, null)
  return { asked: true }
}

/**
 * Puts an enquirer on the list, at their own wish said in the enquiry. They still confirm it themselves; who has done
 * so before is nobody's business, so the answer is the same.
 */
export async function joinWaitingListFor(
  db: ViewerDb,
  { correspondentId, ...wishes }: Wishes & { correspondentId: string },
): Promise<{ asked: true } | Refusal<'region-unknown'>> {
  if (!(await hasInCharge(db, correspondentId))) throw new NotFound()
  if (!(await isRegion(db, wishes.regionId))) return refuse('region-unknown')
  const { rows } = await sql<StandingWait>`
    select * from standing_wait_of_enquirer(${correspondentId}, ${wishes.regionId})`.execute(db)
  if (await remind(db, rows[0])) return { asked: true }
  await writeDown(db, correspondentId, wishes, db.viewer.personId)
  return { asked: true }
}

interface StandingWait {
  entry_id: string
  correspondent_id: string
  address_id: string | null
  told_at: Temporal.Instant | null
}

const REMINDER_MINUTES = 60

/** To one mailbox: enough for somebody who wants several regions, and asks again. */
const LETTERS_A_DAY = 6

async function lettersLately(db: ViewerDb, email: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select waiting_letters_lately(${email}) as count`.execute(db)
  return rows[0]?.count ?? 0
}

/** Whether an entry stands already. Its person is written to, but nobody can have them written to again and again. */
async function remind(db: ViewerDb, standing: StandingWait | undefined): Promise<boolean> {
  if (!standing?.address_id) return false
  const quietUntil = standing.told_at?.add({ minutes: REMINDER_MINUTES })
  if (quietUntil && Temporal.Instant.compare(db.now, quietUntil) < 0) return true
  await queueEmail(db, 'waiting-list-asked-again', {
    to: { correspondentId: standing.correspondent_id, holding: standing.address_id },
    about: standing.entry_id,
  })
  return true
}

async function writeDown(db: ViewerDb, correspondentId: string, wishes: Wishes, proposedBy: string | null) {
  const id = newId()
  await db
    .insertInto('waiting_list_entry')
    .values({
      id,
      correspondent_id: correspondentId,
      region_id: wishes.regionId,
      wants_online: wishes.wantsOnline || wishes.regionId === null,
      profession: wishes.profession,
      area: wishes.area,
      proposed_by: proposedBy,
      asked_at: db.now,
    })
    .execute()
  const address = await makeSecretAddress(db, { purpose: 'waiting-list', subjectId: id, correspondentId })
  await queueEmail(db, 'waiting-list-asked', { to: { correspondentId, holding: address.id }, about: id })
}

const isRegion = async (db: ViewerDb, id: string | null): Promise<boolean> =>
  id === null || (await regions(db)).some((region) => region.id === id)

async function hasInCharge(db: ViewerDb, correspondentId: string): Promise<boolean> {
  const { rows } = await sql<{ inCharge: boolean }>`
    select takes_enquiry_of(${correspondentId}) as "inCharge"`.execute(db)
  return rows[0]?.inCharge ?? false
}

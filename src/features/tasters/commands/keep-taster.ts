import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { guestsOf } from '../queries.ts'
import { hasBegun } from '../rules/taster.ts'
import { guestsToTell, ledInTurn, writeToGuests } from './tell-guests.ts'

/** It does not take place: everybody who has a seat or waits for one is told. */
export async function cancelTaster(
  db: ViewerDb,
  groupId: string,
  id: string,
): Promise<{ cancelled: true } | Refusal<'begun-already'>> {
  const taster = await ledInTurn(db, groupId, id)
  if (taster.cancelledAt) return { cancelled: true }
  if (hasBegun(taster, db.now)) return refuse('begun-already')
  await db.updateTable('taster').set({ cancelled_at: db.now }).where('id', '=', id).execute()
  await writeToGuests(db, 'taster-cancelled', await guestsToTell(db, id, true))
  return { cancelled: true }
}

/** Who was there, and nothing else. Whoever came is shown the way to apply, once. */
export async function noteWhoCame(
  db: ViewerDb,
  groupId: string,
  id: string,
  came: readonly string[],
): Promise<{ noted: true } | Refusal<'not-begun-yet'>> {
  const taster = await ledInTurn(db, groupId, id)
  if (taster.cancelledAt || !hasBegun(taster, db.now)) return refuse('not-begun-yet')
  const before = (await guestsOf(db, id)).filter(({ seatedAt, cancelledAt }) => seatedAt && !cancelledAt)
  const anew = before.filter((guest) => came.includes(guest.id) && !guest.came).map((guest) => guest.id)
  const there = before.filter((guest) => came.includes(guest.id)).map((guest) => guest.id)
  await sql`
    update taster_guest set came = (id = any (${there}::uuid[]))
    where taster_id = ${id} and seated_at is not null and cancelled_at is null`.execute(db)
  await db.updateTable('taster').set({ came_noted_at: db.now }).where('id', '=', id).execute()
  const told = await guestsToTell(db, id, false)
  await writeToGuests(
    db,
    'taster-attended',
    told.filter(({ guestId }) => anew.includes(guestId)),
  )
  return { noted: true }
}

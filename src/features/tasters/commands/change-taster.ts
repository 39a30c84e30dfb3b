import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { hasBegun } from '../rules/taster.ts'
import { type GuestToTell, guestsToTell, ledInTurn, writeToGuests } from './tell-guests.ts'

export interface TasterChange {
  on: Temporal.PlainDate
  at: Temporal.PlainTime
  minutes: number
  seats: number
}

/**
 * Its day, hour, length and seats. When it was moved everybody who comes or waits is told once; a seat more goes to
 * whoever has waited longest, who is told that instead.
 */
export async function changeTaster(
  db: ViewerDb,
  groupId: string,
  id: string,
  wish: TasterChange,
): Promise<
  { told: number } | Refusal<'begun-already' | 'called-off-already' | 'in-the-past' | 'seats-taken'>
> {
  await sql`select take_taster_in_turn(${id})`.execute(db)
  const taster = await ledInTurn(db, groupId, id)
  if (taster.cancelledAt) return refuse('called-off-already')
  if (hasBegun(taster, db.now)) return refuse('begun-already')
  const startsAt = wish.on.toZonedDateTime({ timeZone: taster.timeZone, plainTime: wish.at }).toInstant()
  const endsAt = startsAt.add({ minutes: wish.minutes })
  if (Temporal.Instant.compare(startsAt, db.now) <= 0) return refuse('in-the-past')
  if (wish.seats < taster.taken) return refuse('seats-taken')
  const isMoved = !(startsAt.equals(taster.startsAt) && endsAt.equals(taster.endsAt))
  if (!isMoved && wish.seats === taster.seats) return { told: 0 }
  const closedBefore = Temporal.Instant.compare(taster.signUpUntil, taster.startsAt) < 0
  const signUpUntil =
    closedBefore && Temporal.Instant.compare(taster.signUpUntil, startsAt) < 0 ? taster.signUpUntil : startsAt
  await db
    .updateTable('taster')
    .set({ starts_at: startsAt, ends_at: endsAt, sign_up_until: signUpUntil, seats: wish.seats })
    .$if(isMoved, (query) => query.set({ sequence: taster.sequence + 1, changed_at: db.now }))
    .where('id', '=', id)
    .execute()
  const { rows: seated } = await sql<GuestToTell>`
    select guest_id as "guestId", correspondent_id as "correspondentId", address_id as "addressId"
    from settle_taster(${id}, ${isMoved})`.execute(db)
  const anew = new Set(seated.map(({ guestId }) => guestId))
  const moved = isMoved ? (await guestsToTell(db, id, true)).filter(({ guestId }) => !anew.has(guestId)) : []
  await writeToGuests(db, 'taster-seat-freed', seated)
  await writeToGuests(db, 'taster-moved', moved)
  return { told: seated.length + moved.length }
}

import { sql } from 'kysely'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { sha256 } from '../../../platform/secrets.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { writeToLeaders } from '../../recruitment/commands/write-about-application.ts'
import { ownSeat } from '../queries.ts'

// What a guest does by the secret address they were sent.

/** Their yes: a seat, or a place in the order of those who wait for one. Of two in the same second one is first. */
export async function confirmSeat(
  db: HolderDb,
): Promise<{ seated: boolean } | Refusal<'left-already' | 'over' | 'signed-up-twice'>> {
  const { guest } = found(await ownSeat(db))
  const { rows } = await sql<{ state: string }>`select confirm_taster_guest() as state`.execute(db)
  const state = rows[0]?.state
  if (state === 'left') return refuse('left-already')
  if (state === 'twice') return refuse('signed-up-twice')
  if (state !== 'seated' && state !== 'waiting') return refuse('over')
  if (state === 'seated' && guest.confirmedAt === null) await writeToSelf(db, 'taster-seated')
  return { seated: state === 'seated' }
}

/** The seat goes to whoever waits longest, who is told once. */
export async function leaveTaster(db: HolderDb): Promise<{ left: true }> {
  found(await ownSeat(db))
  const { rows } = await sql<{ guestId: string; correspondentId: string; addressId: string | null }>`
    select guest_id as "guestId", correspondent_id as "correspondentId", address_id as "addressId"
    from leave_taster()`.execute(db)
  for (const { guestId, correspondentId, addressId } of rows) {
    if (addressId) {
      await queueEmail(db, 'taster-seat-freed', {
        to: { correspondentId, holding: addressId },
        about: guestId,
      })
    }
  }
  return { left: true }
}

/** Whoever came applies with one click: their address is checked, so it counts at once, and the leaders are told. */
export async function applyAfterTaster(
  db: HolderDb,
  why: string,
): Promise<{ applied: true } | Refusal<'did-not-come' | 'group-closed' | 'applied-already'>> {
  const { guest, taster } = found(await ownSeat(db))
  if (guest.hasApplied) return { applied: true }
  const [id, addressId] = [newId(), newId()]
  const { rows } = await sql<{ state: string }>`
    select apply_after_taster(${id}, ${addressId}, ${sha256(db.secrets.token(addressId))}, ${why}) as state`.execute(
    db,
  )
  const state = rows[0]?.state
  if (state === 'group-closed') return refuse('group-closed')
  if (state === 'applied-already') return refuse('applied-already')
  if (state !== 'applied') return refuse('did-not-come')
  await queueEmail(db, 'taster-applied', {
    to: { correspondentId: guest.correspondentId, holding: addressId },
    about: id,
  })
  await writeToLeaders(db, 'application-arrived', taster.groupId, id)
  return { applied: true }
}

async function writeToSelf(db: HolderDb, template: string): Promise<void> {
  const { guest } = found(await ownSeat(db))
  const { rows } = await sql<{ id: string | null }>`select own_taster_address() as id`.execute(db)
  const holding = rows[0]?.id
  if (!holding) return
  await queueEmail(db, template, { to: { correspondentId: guest.correspondentId, holding }, about: guest.id })
}

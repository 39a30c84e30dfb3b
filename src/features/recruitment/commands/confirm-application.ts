import { sql } from 'kysely'
import type { HolderDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupById } from '../../groups/queries/group.ts'
import { takeOwnInHand } from './accept-place.ts'
import { writeToLeaders } from './write-about-application.ts'

/**
 * Whoever reads that mailbox says that the application is theirs: it counts, and the leaders learn of it. Pressed again,
 * it stays as it is.
 */
export async function confirmApplication(
  db: HolderDb,
): Promise<{ confirmed: true } | Refusal<'group-closed' | 'applied-already'>> {
  const { id, groupId, state } = await takeOwnInHand(db)
  if (state !== 'unconfirmed') return { confirmed: true }
  const { openedAt } = await groupById(db, groupId)
  if (!openedAt) return refuse('group-closed')
  const { rows } = await sql<{ already: boolean }>`select holder_applied_already() as already`.execute(db)
  if (rows[0]?.already) return refuse('applied-already')
  await db.updateTable('application').set({ confirmed_at: db.now }).where('id', '=', id).execute()
  await writeToLeaders(db, 'application-arrived', groupId, id)
  return { confirmed: true }
}

/** It was not theirs, or they thought better of it before anybody knew: nothing of it stays. */
export async function discardApplication(
  db: HolderDb,
): Promise<{ discarded: true } | Refusal<'confirmed-already'>> {
  const { state } = await takeOwnInHand(db)
  if (state !== 'unconfirmed') return refuse('confirmed-already')
  await sql`select discard_unconfirmed_application()`.execute(db)
  return { discarded: true }
}

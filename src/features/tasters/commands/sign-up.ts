import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { isEnoughFromHere } from '../../../platform/mail/unproven-mail.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { publicTaster } from '../queries.ts'
import { signUp } from '../rules/taster.ts'

export interface NewGuest {
  name: string
  email: string
  profession: string
}

/**
 * Anybody signs up, without an account. It counts once they say yes on the page that our email leads to. Whoever has
 * signed up already is written to once more: the answer on the screen is the same, and tells nobody who comes.
 */
export async function signUpForTaster(
  db: ViewerDb,
  tasterId: string,
  { name, email, profession }: NewGuest,
): Promise<{ asked: true } | Refusal<'sign-up-closed' | 'enough-from-here'>> {
  const taster = await publicTaster(db, tasterId)
  if (!taster || signUp(taster, db.now) === 'closed') return refuse('sign-up-closed')
  if (await isEnoughFromHere(db)) return refuse('enough-from-here')
  if (await remind(db, tasterId, email)) return { asked: true }
  if ((await lettersLately(db, email)) >= LETTERS_A_DAY) return { asked: true }
  const correspondentId = newId()
  const id = newId()
  await db.insertInto('correspondent').values({ id: correspondentId, name, email, met_at: db.now }).execute()
  await db
    .insertInto('taster_guest')
    .values({ id, taster_id: tasterId, correspondent_id: correspondentId, profession, signed_up_at: db.now })
    .execute()
  const address = await makeSecretAddress(db, { purpose: 'taster', subjectId: id, correspondentId })
  await queueEmail(db, 'taster-asked', { to: { correspondentId, holding: address.id }, about: id })
  return { asked: true }
}

const REMINDER_MINUTES = 60
const LETTERS_A_DAY = 6

async function remind(db: ViewerDb, tasterId: string, email: string): Promise<boolean> {
  const { rows } = await sql<{
    guest_id: string
    correspondent_id: string
    address_id: string | null
    told_at: Temporal.Instant | null
  }>`select * from standing_guest(${tasterId}, ${email})`.execute(db)
  const [standing] = rows
  if (!standing?.address_id) return false
  const quietUntil = standing.told_at?.add({ minutes: REMINDER_MINUTES })
  if (quietUntil && Temporal.Instant.compare(db.now, quietUntil) < 0) return true
  await queueEmail(db, 'taster-asked', {
    to: { correspondentId: standing.correspondent_id, holding: standing.address_id },
    about: standing.guest_id,
  })
  return true
}

async function lettersLately(db: ViewerDb, email: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select taster_letters_lately(${email}) as count`.execute(db)
  return rows[0]?.count ?? 0
}

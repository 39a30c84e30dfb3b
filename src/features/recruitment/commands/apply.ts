import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { isEnoughFromHere } from '../../../platform/mail/unproven-mail.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { findGroup } from '../../groups/queries/group.ts'
import { canApply } from '../policy.ts'
import { makeApplicationAddress, writeToLeaders } from './write-about-application.ts'

export interface Application {
  groupId: string
  name: string
  email: string
  profession: string
  workplaceArea: string
  why: string
  technologyReady: boolean
}

/**
 * Anybody applies to an open group, without an account. Whoever has applied already is sent the way to their page
 * instead: the answer on the screen is the same, so that it tells nobody who applied.
 */
export async function apply(
  db: ViewerDb,
  wish: Application,
): Promise<{ groupId: string } | Refusal<'group-closed' | 'enough-from-here'>> {
  const group = await findGroup(db, wish.groupId)
  if (!group || !canApply(group)) return refuse('group-closed')
  if (await isEnoughFromHere(db)) return refuse('enough-from-here')
  if (await remindOfStanding(db, wish)) return { groupId: group.id }
  const correspondentId = newId()
  const id = newId()
  await db
    .insertInto('correspondent')
    .values({ id: correspondentId, name: wish.name, email: wish.email, met_at: db.now })
    .execute()
  await db
    .insertInto('application')
    .values({
      id,
      group_id: group.id,
      correspondent_id: correspondentId,
      profession: wish.profession,
      workplace_area: wish.workplaceArea,
      why: wish.why,
      technology_ready: group.mode === 'online' ? wish.technologyReady : null,
      applied_at: db.now,
      confirmed_at: db.now,
    })
    .execute()
  const holding = await makeApplicationAddress(db, { id, correspondentId })
  await queueEmail(db, 'application-received', { to: { correspondentId, holding }, about: id })
  await writeToLeaders(db, 'application-arrived', group.id, id)
  return { groupId: group.id }
}

interface Standing {
  application_id: string
  correspondent_id: string
  address_id: string | null
  told_at: Temporal.Instant | null
}

const REMINDER_MINUTES = 60

/** Whether one stands already. Its applicant is written to, but nobody can have them written to again and again. */
async function remindOfStanding(db: ViewerDb, { groupId, email }: Application): Promise<boolean> {
  const { rows } = await sql<Standing>`
    select application_id, correspondent_id, address_id, told_at
    from standing_application(${groupId}, ${email})`.execute(db)
  const [standing] = rows
  // Whose page has run out applies anew.
  if (!standing?.address_id) return false
  const quietUntil = standing.told_at?.add({ minutes: REMINDER_MINUTES })
  if (quietUntil && Temporal.Instant.compare(db.now, quietUntil) < 0) return true
  const id = standing.application_id
  const correspondentId = standing.correspondent_id
  await queueEmail(db, 'applied-again', {
    to: { correspondentId, holding: standing.address_id },
    about: id,
  })
  return true
}

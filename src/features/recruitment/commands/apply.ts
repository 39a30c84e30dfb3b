import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { isEnoughFromHere } from '../../../platform/mail/unproven-mail.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { SlotWord } from '../../../shared/times-of-day.ts'
import { findGroup } from '../../groups/queries/group.ts'
import { sourceOfGroup } from '../../outreach/commands/sources.ts'
import { canApply } from '../policy.ts'
import type { Technology } from '../rules/technology.ts'
import { answerTimesApplying, type Ticked } from './answer-times.ts'
import { makeApplicationAddress } from './write-about-application.ts'

/** What an applicant says of themselves, and may put right while nobody has acted on it. */
export interface OwnSide {
  name: string
  profession: string
  workSetting: string | null
  workplaceArea: string
  why: string
  /** Looked at for a group that meets online. */
  technology: Technology
  heardHow: string | null
  /** To the group's own questions; empty where one is left out. */
  answers: readonly { questionId: string; answer: string }[]
}

export interface Application extends OwnSide {
  groupId: string
  email: string
  /** When they could come, while the group asks; afterwards, whether they can come at the time there is. */
  times?: { ticked: Ticked; comes: SlotWord | undefined } | undefined
  /** The code of the link they came by: one of the group's sources, or nobody's. */
  from?: string | undefined
}

/**
 * Anybody applies to an open group, without an account. It counts once they say so on the page that our email leads
 * to: until then the leaders see nothing of it. Whoever has applied already is written to instead: the answer on the
 * screen is the same, so that it tells nobody who applied.
 */
export async function apply(
  db: ViewerDb,
  wish: Application,
): Promise<{ groupId: string } | Refusal<'group-closed' | 'enough-from-here'>> {
  const group = await findGroup(db, wish.groupId)
  if (!group || !canApply(group)) return refuse('group-closed')
  if (await isEnoughFromHere(db)) return refuse('enough-from-here')
  if (await remindOfStanding(db, wish)) return { groupId: group.id }
  if ((await lettersLately(db, wish.email)) >= LETTERS_A_DAY) return { groupId: group.id }
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
      ...ownColumns(wish, group.mode === 'online'),
      source_id: await sourceOfGroup(db, group.id, wish.from),
      applied_at: db.now,
    })
    .execute()
  const answers = wish.answers.filter(({ answer }) => answer !== '')
  if (answers.length > 0) {
    await db
      .insertInto('application_answer')
      .values(
        answers.map(({ questionId, answer }) => ({ application_id: id, question_id: questionId, answer })),
      )
      .execute()
  }
  if (wish.times) await answerTimesApplying(db, group, id, wish.times)
  const holding = await makeApplicationAddress(db, { id, correspondentId })
  await queueEmail(db, 'application-written', { to: { correspondentId, holding }, about: id })
  return { groupId: group.id }
}

export const ownColumns = (own: OwnSide, isOnline: boolean) => ({
  profession: own.profession,
  work_setting: own.workSetting,
  workplace_area: own.workplaceArea,
  why: own.why,
  heard_how: own.heardHow,
  has_computer: isOnline ? own.technology.computer : null,
  has_camera: isOnline ? own.technology.camera : null,
  has_connection: isOnline ? own.technology.connection : null,
})

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

/** To one mailbox: enough for somebody who applies to several groups, and mistypes; no more for whoever has it flooded. */
const LETTERS_A_DAY = 6

async function lettersLately(db: ViewerDb, email: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select application_letters_lately(${email}) as count`.execute(db)
  return rows[0]?.count ?? 0
}

import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { heldMeetings } from '../queries/coming.ts'

type Answered = { meetingId: string; comes: boolean } | Refusal<'meeting-over'>

/** The viewer cannot come, or comes after all. Nobody asks why. */
export async function answerForMeeting(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
  { comes }: { comes: boolean },
): Promise<Answered> {
  const meeting = await db
    .selectFrom('meeting')
    .select('id')
    .where('id', '=', meetingId)
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  if (!meeting) throw new NotFound()
  return answer(db, meetingId, comes)
}

/** The same by the secret address for apologies, without signing in. */
export async function answerAsHolder(
  db: HolderDb,
  meetingId: string,
  { comes }: { comes: boolean },
): Promise<Answered> {
  if (!(await heldMeetings(db)).isOpen) throw new NotFound()
  return answer(db, meetingId, comes)
}

/**
 * Leaders read apologies on their pages. An email goes out when fewer are expected than the group has chosen, once a
 * meeting; and to the others who lead, when one of them cannot come.
 */
async function answer(db: Db, meetingId: string, comes: boolean): Promise<Answered> {
  const { rows } = await sql<{ outcome: 'not-yours' | 'comes' | 'sent' | Told; tells: string | null }>`
    select outcome, tells from answer_for_meeting(${meetingId}, ${comes})`.execute(db)
  if (rows.some(({ outcome }) => outcome === 'not-yours')) return refuse('meeting-over')
  for (const template of told) {
    const to = rows.flatMap(({ outcome, tells }) =>
      outcome === template && tells ? [{ personId: tells }] : [],
    )
    await queueEmails(db, template, { to, about: meetingId })
  }
  return { meetingId, comes }
}

const told = ['few-expected', 'leader-away'] as const
type Told = (typeof told)[number]

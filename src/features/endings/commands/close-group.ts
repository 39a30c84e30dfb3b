import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { openEvaluation } from '../../evaluations/commands/open-evaluation.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { keepSent } from '../../letters/commands/keep-sent.ts'
import { circlePeople } from '../../letters/queries/circle-people.ts'
import { lettersWords } from '../../letters/queries/letter-words.ts'
import { cancelQuietly } from '../../meetings/commands/cancel-quietly.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import { endWithGroup } from '../../recruitment/commands/end-with-group.ts'
import { lockSeats } from '../../recruitment/commands/take-in-hand.ts'
import { canCloseGroup } from '../policy.ts'
import { closureOf } from '../queries/closure.ts'
import { toldToday } from '../queries/told-today.ts'
import { closureState, type LastMeeting, mayClose } from '../rules/closure.ts'
import { oftenEnough } from '../rules/often-enough.ts'

export interface ClosureWish {
  last: LastMeeting
  reason?: string | undefined
}

/**
 * Announces the last meeting. Later ones are cancelled, whoever has applied is told, the directory entry is gone, the circle
 * is asked how it was, and everybody of it gets one email.
 */
export async function closeGroup(
  db: ViewerDb,
  groupId: string,
  { last, reason }: ClosureWish,
): Promise<{ closureId: string } | Refusal<'group-already-closed' | 'meeting-gone' | 'told-often-enough'>> {
  const group = await groupFor(db, groupId, canCloseGroup)
  await lockSeats(db, groupId)
  const ahead = (await meetingsFrom(db, groupId, db.now)).filter(({ cancelledAt }) => !cancelledAt)
  const refused = mayClose({ isClosing: (await closureOf(db, groupId)) !== null, ahead }, last)
  if (refused) return refuse(refused)
  const enough = oftenEnough(await toldToday(db, groupId, 'closure'))
  if (enough) return refuse(enough)

  const lastMeeting = last === 'now' ? null : found(ahead.find(({ id }) => id === last.meetingId))
  const closureId = newId()
  await db
    .insertInto('group_closure')
    .values({
      id: closureId,
      group_id: groupId,
      last_meeting_id: lastMeeting?.id ?? null,
      ends_at: lastMeeting?.endsAt ?? db.now,
      reason: reason ?? null,
      closed_by: found(db.viewer.personId),
      closed_at: db.now,
    })
    .execute()
  await takeOutOfDirectory(db, group)
  await endWithGroup(db, groupId)
  await cancelQuietly(db, groupId, { from: lastMeeting?.endsAt ?? db.now, reason })
  await openEvaluation(db, groupId, 'ending')
  const to = await circlePeople(db, groupId)
  await keepSent(db, {
    groupId,
    kind: 'ending',
    ...(lastMeeting && { meetingId: lastMeeting.id }),
    to: to.map(({ personId }) => personId),
    words: { ...(await lettersWords(db, groupId, 'ending')), ...(reason && { reason }) },
  })
  await queueEmails(db, 'group-closed', { to, about: closureId })
  return { closureId }
}

/** The group stays after all. What was cancelled stays so: its dates may have been given away. */
export async function takeBackClosure(
  db: ViewerDb,
  groupId: string,
): Promise<{ closureId: string } | Refusal<'closure-over'>> {
  await groupFor(db, groupId, canCloseGroup)
  await lockSeats(db, groupId)
  const closure = await closureOf(db, groupId)
  if (!closure || closureState(closure.endsAt, db.now) === 'over') return refuse('closure-over')
  await db
    .updateTable('group_closure')
    .set({ taken_back_at: db.now, taken_back_by: found(db.viewer.personId) })
    .where('id', '=', closure.id)
    .execute()
  await queueEmails(db, 'closure-taken-back', { to: await circlePeople(db, groupId), about: closure.id })
  return { closureId: closure.id }
}

async function takeOutOfDirectory(db: ViewerDb, { id, openedAt }: Group): Promise<void> {
  if (!openedAt) return
  await db
    .updateTable('balint_group')
    .set({ opened_at: null, opened_by: null })
    .where('id', '=', id)
    .execute()
}

import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { circlePeople } from '../../letters/queries/circle-people.ts'
import { cancelQuietly } from '../../meetings/commands/cancel-quietly.ts'
import { lockSeats } from '../../recruitment/commands/take-in-hand.ts'
import { canChangeGroup } from '../policy.ts'
import { closureOf } from '../queries/closure.ts'
import { announcedPauses } from '../queries/pauses.ts'
import { toldToday } from '../queries/told-today.ts'
import { oftenEnough } from '../rules/often-enough.ts'
import { mayPause } from '../rules/pause.ts'

export interface PauseWish {
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  reason?: string | undefined
}

/** The group does not meet from one day to another: dates in between are cancelled, everybody is told once, it goes on by itself. */
export async function pauseGroup(
  db: ViewerDb,
  groupId: string,
  { first, last, reason }: PauseWish,
): Promise<
  | { pauseId: string }
  | Refusal<
      | 'pause-backwards'
      | 'pause-too-long'
      | 'pause-over'
      | 'pausing-already'
      | 'group-already-closed'
      | 'told-often-enough'
    >
> {
  const group = await groupFor(db, groupId, canChangeGroup)
  await lockSeats(db, groupId)
  if (await closureOf(db, groupId)) return refuse('group-already-closed')
  const refused = mayPause(
    { first, last },
    await announcedPauses(db, groupId),
    dateIn(db.now, group.timeZone),
  )
  if (refused) return refuse(refused)
  const enough = oftenEnough(await toldToday(db, groupId, 'pause'))
  if (enough) return refuse(enough)
  const pauseId = newId()
  await db
    .insertInto('group_pause')
    .values({
      id: pauseId,
      group_id: groupId,
      first_on: first,
      last_on: last,
      reason: reason ?? null,
      noted_by: found(db.viewer.personId),
      noted_at: db.now,
      announced_at: db.now,
    })
    .execute()
  const begins = first.toZonedDateTime(group.timeZone).toInstant()
  const ends = last.add({ days: 1 }).toZonedDateTime(group.timeZone).toInstant()
  await cancelQuietly(db, groupId, { from: begins, before: ends, reason })
  await queueEmails(db, 'group-pauses', { to: await circlePeople(db, groupId), about: pauseId })
  return { pauseId }
}

/** The group goes on earlier. Dates that were cancelled stay so until new ones are made. */
export async function endPause(db: ViewerDb, groupId: string, pauseId: string): Promise<{ ended: true }> {
  await groupFor(db, groupId, canChangeGroup)
  await db.deleteFrom('group_pause').where('id', '=', pauseId).where('group_id', '=', groupId).execute()
  return { ended: true }
}

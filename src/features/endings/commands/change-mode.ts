import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { circlePeople } from '../../letters/queries/circle-people.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import { lockSeats } from '../../recruitment/commands/take-in-hand.ts'
import { meetInOwnRoom } from '../../room/commands/choose-room.ts'
import { canChangeGroup } from '../policy.ts'
import { closureOf } from '../queries/closure.ts'
import { comingModeChange, tickedPoints } from '../queries/mode-change.ts'
import { toldToday } from '../queries/told-today.ts'
import { changesAt, modeChecklist, otherMode } from '../rules/mode-checklist.ts'
import { oftenEnough } from '../rules/often-enough.ts'

async function groupToChange(db: ViewerDb, groupId: string): Promise<Group> {
  const group = await groupFor(db, groupId, canChangeGroup)
  await lockSeats(db, groupId)
  return group
}

/** The leaders tick what they have thought of; what is not among the ticked is not ticked any more. */
export async function tickPoints(
  db: ViewerDb,
  groupId: string,
  ticked: readonly string[],
): Promise<{ ticked: number }> {
  const group = await groupToChange(db, groupId)
  const to = otherMode(group.mode)
  const known = modeChecklist(to)
    .map(({ name }) => name)
    .filter((name) => ticked.includes(name))
  const before = await tickedPoints(db, groupId, to)
  await db
    .deleteFrom('mode_change_point')
    .where('group_id', '=', groupId)
    .where('to_mode', '=', to)
    .where(({ eb, not }) => (known.length > 0 ? not(eb('point', 'in', known)) : sql<boolean>`true`))
    .execute()
  const anew = known.filter((name) => !before.includes(name))
  if (anew.length > 0) {
    await db
      .insertInto('mode_change_point')
      .values(
        anew.map((point) => ({
          group_id: groupId,
          to_mode: to,
          point,
          ticked_by: found(db.viewer.personId),
          ticked_at: db.now,
        })),
      )
      .execute()
  }
  return { ticked: known.length }
}

export interface ModeWish {
  /** The first meeting of the other kind; `now` where there is no date ahead, or the group has moved already. */
  first: { meetingId: string } | 'now'
  /** Online: the link of their own tool; in the room of this site there is none. */
  url?: string | undefined
  inOwnRoom?: boolean | undefined
  place?: { name: string; address: string; seats: number } | undefined
  reason?: string | undefined
}

/**
 * From a meeting on the group meets in the other way: with its place or its way in, every later meeting in everybody's
 * calendar, and one email to each. What is asked of the group then asks for the new mode.
 */
export async function changeMode(
  db: ViewerDb,
  groupId: string,
  wish: ModeWish,
): Promise<
  | { changeId: string }
  | Refusal<
      'changing-already' | 'group-already-closed' | 'meeting-gone' | 'where-missing' | 'told-often-enough'
    >
> {
  const group = await groupToChange(db, groupId)
  const to = otherMode(group.mode)
  if (await comingModeChange(db, groupId)) return refuse('changing-already')
  if (await closureOf(db, groupId)) return refuse('group-already-closed')
  if (to === 'online' ? !wish.url && !wish.inOwnRoom : !wish.place) return refuse('where-missing')
  const ahead = (await meetingsFrom(db, groupId, db.now)).filter(({ cancelledAt }) => !cancelledAt)
  const nth =
    wish.first === 'now'
      ? 0
      : ahead.findIndex(({ id }) => wish.first !== 'now' && id === wish.first.meetingId)
  if (nth < 0) return refuse('meeting-gone')
  const enough = oftenEnough(await toldToday(db, groupId, 'mode-change'))
  if (enough) return refuse(enough)
  const first = ahead[nth] ?? null
  const changeId = newId()
  await db
    .insertInto('mode_change')
    .values({
      id: changeId,
      group_id: groupId,
      to_mode: to,
      first_meeting_id: first?.id ?? null,
      changes_at: wish.first === 'now' ? db.now : changesAt(first, ahead[nth - 1] ?? null, db.now),
      place_name: to === 'face-to-face' ? (wish.place?.name ?? null) : null,
      place_address: to === 'face-to-face' ? (wish.place?.address ?? null) : null,
      place_seats: to === 'face-to-face' ? (wish.place?.seats ?? null) : null,
      reason: wish.reason ?? null,
      decided_by: found(db.viewer.personId),
      decided_at: db.now,
    })
    .execute()
  if (to === 'online') {
    // Kept, too, beside the room of this site: where they go on should it fail.
    if (wish.url) {
      await db.insertInto('mode_change_link').values({ change_id: changeId, url: wish.url }).execute()
    }
    await meetInOwnRoom(db, groupId, wish.inOwnRoom ?? false)
  }
  await raiseSequence(db, groupId, first)
  await sql`select change_mode_now(${groupId})`.execute(db)
  await queueEmails(db, 'mode-changed', { to: await circlePeople(db, groupId), about: changeId })
  return { changeId }
}

/** It stays as it is; while it has not changed yet. */
export async function takeBackModeChange(
  db: ViewerDb,
  groupId: string,
): Promise<{ changeId: string } | Refusal<'changed-already'>> {
  await groupToChange(db, groupId)
  const change = await comingModeChange(db, groupId)
  if (!change) return refuse('changed-already')
  await db.updateTable('mode_change').set({ taken_back_at: db.now }).where('id', '=', change.id).execute()
  await raiseSequence(db, groupId, change.firstStartsAt ? { startsAt: change.firstStartsAt } : null)
  await queueEmails(db, 'mode-change-taken-back', { to: await circlePeople(db, groupId), about: change.id })
  return { changeId: change.id }
}

/** Every later date is another one for calendar programs: it has another place. */
async function raiseSequence(
  db: ViewerDb,
  groupId: string,
  first: { startsAt: Temporal.Instant } | null,
): Promise<void> {
  if (!first) return
  await db
    .updateTable('meeting')
    .set((eb) => ({ changed_at: db.now, sequence: eb('sequence', '+', 1) }))
    .where('group_id', '=', groupId)
    .where('starts_at', '>=', first.startsAt)
    .where('cancelled_at', 'is', null)
    .execute()
}

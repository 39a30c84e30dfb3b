import type { ViewerDb } from '../../../platform/database/database.ts'
import { meetingTool } from '../../../shared/meeting-tool.ts'
import type { PlaceAccess } from '../../../shared/place-access.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupLink, groupPlace } from '../../groups/queries/group-arrangements.ts'
import { type MetHow, metHow, placeAccess, placeOf } from '../../groups/queries/meeting-place.ts'
import { isOwnRoom } from '../../room/queries/room-choice.ts'
import { leadersComeInAt, roomPath } from '../../room/rules/room-place.ts'
import { doorsOpenAt, isWayInOpen, type MeetingTime } from '../rules/doors.ts'

/** How the people of a group come to a meeting. `tool`: "Zoom", as the link says. */
export type WayIn =
  | { state: 'open'; url: string; tool: string | null }
  /** For leaders, who come in whenever they like. */
  | { state: 'open-to-leaders'; url: string; tool: string | null; membersFrom: Temporal.Instant | null }
  | { state: 'not-yet'; opensAt: Temporal.Instant }
  /** Leaders of a group that meets in the room of this site; null: no meeting is ahead. */
  | { state: 'own-room'; opensAt: Temporal.Instant | null }
  /** An online group whose leaders have not given a link yet. */
  | { state: 'missing' }
  | { state: 'in-a-room'; name: string; address: string; access: PlaceAccess | null }
  | { state: 'no-room-yet' }

/**
 * The one place that knows where a group's next meeting is: its room, or the link of its own tool, which members read
 * while the doors are open and in no other moment. The product's own online room will answer here.
 */
export async function wayInto(
  db: ViewerDb,
  group: Group,
  next: (MeetingTime & { id: string }) | null,
): Promise<WayIn> {
  const met = next ? (await metHow(db, [next.id])).get(next.id) : undefined
  if ((met?.mode ?? group.mode) === 'face-to-face') return room(db, group, next?.id, met)
  const isOpen = next !== null && isWayInOpen(next, group.doorsMinutes, db.now)
  const opensAt = next && !isOpen ? doorsOpenAt(next, group.doorsMinutes) : null
  // Of a group that changes with this meeting the way in is not its own yet, not for its leaders either.
  const isTheirs = group.standing === 'leader' && group.mode === 'online'
  if (!isTheirs && opensAt) return { state: 'not-yet', opensAt }
  if (await isOwnRoom(db, group.id)) return ownRoom(group, next, db.now, opensAt)
  const url = await groupLink(db, group.id)
  if (!url) return { state: 'missing' }
  const tool = meetingTool(url)
  return group.standing === 'leader'
    ? { state: 'open-to-leaders', url, tool, membersFrom: opensAt }
    : { state: 'open', url, tool }
}

/** Leaders come in an hour before; members were answered already where the doors are closed to them. */
function ownRoom(
  group: Group,
  next: (MeetingTime & { id: string }) | null,
  now: Temporal.Instant,
  membersFrom: Temporal.Instant | null,
): WayIn {
  if (!next) return { state: 'own-room', opensAt: null }
  const way = { url: roomPath('meeting', next.id), tool: null }
  if (group.standing !== 'leader') return { state: 'open', ...way }
  const from = leadersComeInAt(next.startsAt, group.doorsMinutes)
  if (Temporal.Instant.compare(now, from) < 0) return { state: 'own-room', opensAt: from }
  return { state: 'open-to-leaders', ...way, membersFrom }
}

async function room(
  db: ViewerDb,
  group: Pick<Group, 'id' | 'mode'>,
  meetingId: string | undefined,
  met: MetHow | undefined,
): Promise<WayIn> {
  if (group.mode === 'online' && met?.place) return { state: 'in-a-room', ...met.place, access: null }
  const place = (meetingId && (await placeOf(db, meetingId))) || (await groupPlace(db, group.id))
  if (!place) return { state: 'no-room-yet' }
  const access = await placeAccess(db, place.id)
  return { state: 'in-a-room', name: place.name, address: place.address, access }
}

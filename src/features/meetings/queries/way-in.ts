import type { ViewerDb } from '../../../platform/database/database.ts'
import { meetingTool } from '../../../shared/meeting-tool.ts'
import type { PlaceAccess } from '../../../shared/place-access.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupLink, groupPlace } from '../../groups/queries/group-arrangements.ts'
import { type MetHow, metHow, placeAccess, placeOf } from '../../groups/queries/meeting-place.ts'
import { doorsOpenAt, isWayInOpen, type MeetingTime } from '../rules/doors.ts'

/** How the people of a group come to a meeting. `tool`: "Zoom", as the link says. */
export type WayIn =
  | { state: 'open'; url: string; tool: string | null }
  /** For leaders, who come in whenever they like. */
  | { state: 'open-to-leaders'; url: string; tool: string | null; membersFrom: Temporal.Instant | null }
  | { state: 'not-yet'; opensAt: Temporal.Instant }
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
  const url = await groupLink(db, group.id)
  if (!url) return { state: 'missing' }
  const tool = meetingTool(url)
  return group.standing === 'leader'
    ? { state: 'open-to-leaders', url, tool, membersFrom: opensAt }
    : { state: 'open', url, tool }
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

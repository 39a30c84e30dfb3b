import { Hono } from 'hono'
import type { Db } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { hasRelay } from '../../../platform/turn.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { openSenses } from '../../../platform/web/security-headers.ts'
import { formatMeetingTime } from '../../../shared/calendar.ts'
import { isRefusal } from '../../../shared/refusal.ts'
import { momentForReader } from '../../../shared/two-zones.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { ownTimeZone } from '../../meetings/queries/own-time-zone.ts'
import { openRoom } from '../commands/open-room.ts'
import { RoomPage, type RoomPageProps } from '../pages/room-page.tsx'
import { type RoomDoor, roomDoor } from '../queries/room-door.ts'
import { type RoomFront, roomFront } from '../queries/room-front.ts'
import { isRoomReady } from '../queries/room-probes.ts'
import { hasToldCheck, toldChecks } from '../queries/told-checks.ts'
import { isLargeCircle } from '../rules/ladder.ts'
import { afterwardsPath, entrance, meetsInOwnRoom, roomPath } from '../rules/room-place.ts'
import type { RoomKind } from '../rules/room-state.ts'
import type { DoorWay } from '../rules/room-way.ts'
import { hasWaitingRoom, overWords, roomTitles } from '../rules/room-words.ts'
import { asWhoCame, isViewer, passIn } from './as-who-came.ts'
import { relaysOf } from './relays.ts'
import { ownPageIn } from './room-pass.ts'

export const roomPageRoutes = new Hono<WebEnv>()

const kinds: readonly RoomKind[] = ['meeting', 'debrief', 'taster', 'interview', 'planning', 'supervision']

for (const kind of kinds) {
  const path = roomPath(kind, ':id{[0-9a-f-]{36}}')
  // Whoever holds a pass comes without signing in; everybody else signs in and comes back.
  roomPageRoutes.use(path, (c, next) => (passIn(c) ? next() : requireSignIn(c, next)))
  roomPageRoutes.get(path, async (c) => {
    openSenses(c)
    const id = idIn(c)
    const page = await asWhoCame(c, (db) => roomPage(c, db, kind, id))
    c.header('Cache-Control', 'no-store')
    return page ? c.html(await c.var.render(page)) : requireSignIn(c, async () => {})
  })
}

async function roomPage(c: Web, db: Db, kind: RoomKind, id: string) {
  const door = found(await roomDoor(db, kind, id))
  const front = found(await roomFront(db, kind, id))
  const isReady = await isRoomReady(db)
  const shown = await shownDoor(c, db, { kind, id, door, front, isReady })
  return (
    <RoomPage
      title={roomTitles[kind]}
      groupName={front.groupName}
      when={
        kind === 'planning' || kind === 'supervision'
          ? null
          : formatMeetingTime(door.startsAt, door.endsAt, front.timeZone)
      }
      leads={door.leads}
      waits={hasWaitingRoom(kind) && !door.leads}
      leaders={front.leaders}
      door={shown}
      onward={onwardOf(db, kind, id, door, ownPageIn(c, kind))}
      concerns={door.leads ? concernsOf(front, isReady) : []}
      checks={kind === 'meeting' && door.leads && isViewer(db) ? await toldChecks(db, id) : null}
    />
  )
}

interface At {
  kind: RoomKind
  id: string
  door: RoomDoor
  front: RoomFront
  isReady: boolean
}

async function shownDoor(
  c: Web,
  db: Db,
  { kind, id, door, front, isReady }: At,
): Promise<RoomPageProps['door']> {
  if (kind === 'meeting' && !meetsInOwnRoom(door.ownRoom, isReady)) return { state: 'elsewhere' }
  const state = entrance(door, db.now)
  if (state === 'over') return { state, title: overWords[kind] }
  if (state === 'ended') return { state, title: 'Your leaders have ended the meeting' }
  const way: DoorWay = {
    room: null,
    opensInMs: null,
    people: front.people,
    phonesAllowed: door.phonesAllowed,
    relay: hasRelay(c.var.house.turn),
    leaders: front.leaders,
    iceServers: relaysOf(c),
    tell:
      kind === 'meeting' && !door.leads
        ? { path: `${roomPath(kind, id)}/check`, told: await hasToldCheck(db, id) }
        : null,
    enter: hasWaitingRoom(kind) && !door.leads ? 'Go to the waiting room' : 'Go in',
  }
  if (state === 'not-yet') {
    const opensAt = momentForReader(door.opensAt, front.timeZone, isViewer(db) ? await ownTimeZone(db) : null)
    const opensInMs = Math.max(0, door.opensAt.since(db.now).total('milliseconds'))
    return { state, opensAt, way: { ...way, opensInMs } }
  }
  // Made by whoever comes first; once is as good as twice, so that looking at the page may do it.
  const opened = await openRoom(db, { kind, subjectId: id })
  if (isRefusal(opened)) throw new NotFound()
  const { roomId } = opened
  const room = {
    id: roomId,
    title: front.groupName ?? roomTitles[kind],
    ticketPath: `/rooms/${roomId}/tickets`,
    socketPath: '/rooms/socket',
    endPath:
      kind === 'meeting'
        ? afterwardsPath(id)
        : (onwardOf(db, kind, id, door, ownPageIn(c, kind))?.href ?? '/'),
  }
  return { state: 'open', way: { ...way, room } }
}

function onwardOf(
  db: Db,
  kind: RoomKind,
  id: string,
  door: RoomDoor,
  /** Of a guest or an applicant. */
  ownPage: string | null,
): RoomPageProps['onward'] {
  if (!isViewer(db)) return ownPage ? { href: ownPage, label: 'Back to my page' } : null
  const { groupId } = door
  if (kind === 'supervision') return { href: '/register/requests', label: 'To your requests' }
  if (!groupId) return null
  if (kind === 'planning') return { href: `/groups/${groupId}/planning`, label: 'To the planning' }
  if (kind === 'debrief') {
    return { href: `/groups/${groupId}/meetings/${id}/debrief`, label: 'To the debrief' }
  }
  if (kind === 'taster') return { href: `/groups/${groupId}/tasters`, label: 'To the meetings to try' }
  if (kind === 'interview') return { href: `/groups/${groupId}/applicants`, label: 'To the applicants' }
  return { href: `/groups/${groupId}/circle`, label: 'To the group’s page' }
}

/** What is not well around the room weighs more in a large circle. */
function concernsOf({ people }: RoomFront, isReady: boolean): string[] {
  return [
    isLargeCircle(people) &&
      `${people} people may come: pictures will be small, and everybody needs a good connection.`,
    !isReady &&
      'Not everything that the room needs has been checked on this installation. Have a link of your own at hand, and the phone numbers.',
  ].filter((concern) => concern !== false)
}

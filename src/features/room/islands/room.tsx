import { drawIsland, fillWindow } from '../../../ui/room/island.tsx'
import { picture } from '../client/devices/open-devices.ts'
import { NoWayIn, openLine } from '../client/line.ts'
import { createMesh } from '../client/media/mesh.ts'
import type { RoomWay } from '../rules/room-way.ts'
import { RoomScreen } from './room/room-screen.tsx'
import { RoomSession, type Ticket } from './room/room-session.ts'

/** Leaders see whole minutes. */
const tickMs = 10_000
const hiddenKey = 'room-hides-own-picture'
const deviceKey = 'room-device'

/** From the check into the waiting room and the circle, with the camera and the microphone that were looked at. */
export function openRoom(_root: HTMLElement, way: RoomWay): void {
  fillWindow()
  const session = new RoomSession(
    way,
    {
      openLine: (ticket, on) => openLine({ ticket, url: socketUrl(way.socketPath), device: device(), on }),
      media: createMesh,
      ticket: () => askForTicket(way.ticketPath),
      streamOf: (track) => new MediaStream([track]),
      openCamera,
      hidesOwn: localStorage.getItem(hiddenKey) === 'yes',
      rememberHidden: (hidden) => localStorage.setItem(hiddenKey, hidden ? 'yes' : 'no'),
      now: () => Date.now(),
      reload: () => location.reload(),
      later: (afterMs, what) => void setTimeout(what, afterMs),
    },
    draw,
  )
  draw()
  setInterval(() => session.tick(), tickMs)

  function draw(): void {
    // The first change comes while the session is still being made.
    queueMicrotask(() => drawIsland(<RoomScreen shown={session.shown} deeds={session.deeds} />))
  }
}

function socketUrl(path: string): string {
  const url = new URL(path, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

/** Names this tab; the same after a reload. */
function device(): string {
  const known = sessionStorage.getItem(deviceKey) ?? crypto.randomUUID()
  sessionStorage.setItem(deviceKey, known)
  return known
}

async function askForTicket(path: string): Promise<Ticket> {
  const answer = await fetch(path, { method: 'POST', headers: { Accept: 'application/json' } })
  // Refused is refused; when the server has a fault or is away, the line tries again.
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) throw new NoWayIn()
  if (!answer.ok) throw new Error(`No ticket: ${answer.status}`)
  return (await answer.json()) as Ticket
}

async function openCamera(like: MediaStreamTrack | null): Promise<MediaStreamTrack | null> {
  const deviceId = like?.getSettings().deviceId
  try {
    const video = { ...picture, ...(deviceId && { deviceId: { ideal: deviceId } }) }
    const stream = await navigator.mediaDevices.getUserMedia({ video })
    return stream.getVideoTracks()[0] ?? null
  } catch {
    return null
  }
}

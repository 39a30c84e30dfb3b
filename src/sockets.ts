import { line } from './features/room/rules/messages.ts'
import { openRoomLines } from './features/room/socket/room-lines.ts'
import type { TrustedProxies } from './platform/web/client-address.ts'
import type { House } from './platform/web/context.ts'
import { openSockets, type SocketDoor, type Sockets } from './platform/web/sockets.ts'

/** Every socket of the product. */
export const socketDoors = (house: House): SocketDoor[] => [
  openRoomLines(house), // /rooms/socket
]

export function createSockets(house: House, trusted: TrustedProxies): Sockets {
  return openSockets({
    origin: new URL(house.baseUrl).origin,
    trusted,
    doors: socketDoors(house),
    largestText: line.largestText,
    logger: house.logger,
  })
}

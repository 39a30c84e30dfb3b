import { setTimeout as pause } from 'node:timers/promises'
import { using } from './support/cleanup.ts'
import { processorTime } from './support/processor-time.ts'
import { makeRooms, openScreen, type Room, type Screen, say } from './support/room-lines.ts'
import { type Server, startServer } from './support/server.ts'
import { foundSociety, type Society } from './support/society.ts'
import { quantile } from './support/statistics.ts'
import { milliseconds, printTable, whole } from './support/table.ts'

const ROOMS = 200
const IN_A_ROOM = 10
const MEASURED_MS = 20_000
/** Of each room, all the time: what an evening has while people come in. */
const CHANGE_EVERY_MS = 5_000
const SIGNAL_EVERY_MS = 2_000

/** Lines without media: how long a change, or a signal, takes to reach everybody whom it concerns. */
export async function printRooms(): Promise<void> {
  const society = await foundSociety()
  await using(society.close, async () => {
    const rooms = await makeRooms(society, ROOMS, IN_A_ROOM)
    // Each room comes from an address of its own, as behind a proxy.
    const server = await startServer(society, { TRUST_PROXY: '127.0.0.1,::1' })
    await using(server.close, async () => {
      const screens = await openScreens(society, server, rooms)
      const before = await processorTime(server.pid)
      const measured = await measure(screens)
      const after = await processorTime(server.pid)
      for (const { socket } of screens.flat()) socket.terminate()
      const share = before === null || after === null ? null : (after - before) / MEASURED_MS
      printTable(
        `${ROOMS} rooms with ${IN_A_ROOM} lines each in one process, for ${MEASURED_MS / 1000} s`,
        ['from being sent to being there', 'events', 'median ms', 'p99 ms', 'longest ms'],
        Object.entries(measured).map(([what, times]) => [
          what,
          whole(times.length),
          milliseconds(quantile(times, 0.5)),
          milliseconds(quantile(times, 0.99)),
          milliseconds(Math.max(...times)),
        ]),
      )
      console.log(`\nThe process used ${share === null ? '–' : share.toFixed(2)} of a core.`)
    })
  })
}

async function openScreens(society: Society, server: Server, rooms: readonly Room[]): Promise<Screen[][]> {
  const everybody = rooms.flatMap(({ id, seats }) => seats.map((seat) => ({ roomId: id, ...seat })))
  const open: Screen[] = []
  // A few rooms at a time, as evenings begin.
  for (let from = 0; from < everybody.length; from += 50) {
    const some = everybody.slice(from, from + 50)
    const cookies = await society.cookiesOf(
      some.map(({ personId }) => personId),
      server.url,
    )
    const came = some.map(({ roomId, id }, nth) => openScreen(server, roomId, id, cookies[nth] ?? ''))
    open.push(...(await Promise.all(came)))
  }
  return rooms.map((_, nth) => open.slice(nth * IN_A_ROOM, (nth + 1) * IN_A_ROOM))
}

async function measure(rooms: readonly Screen[][]): Promise<Record<string, number[]>> {
  const changes: number[] = []
  const signals: number[] = []
  const timers: NodeJS.Timeout[] = []
  for (const [nth, room] of rooms.entries()) {
    const [leader] = room
    if (!leader) continue
    let phase = 0
    let sentAt = 0
    const change = () => {
      phase = 1 - phase
      sentAt = performance.now()
      say(leader, { command: { do: 'phase', phase } })
    }
    for (const screen of room) {
      screen.on.view = (view) => {
        if (sentAt > 0 && view.phase === phase) changes.push(performance.now() - sentAt)
      }
      screen.on.signal = (signal) => signals.push(performance.now() - signal.sentAt)
    }
    const signal = () => {
      const [from, to] = [room[Math.floor(Math.random() * 9) + 1], leader]
      if (from)
        say(from, { to: to.seatId, signal: { sentAt: performance.now(), candidate: 'x'.repeat(200) } })
    }
    // Not all in the same moment.
    setTimeout(
      () => timers.push(setInterval(change, CHANGE_EVERY_MS)),
      (nth * CHANGE_EVERY_MS) / rooms.length,
    )
    setTimeout(
      () => timers.push(setInterval(signal, SIGNAL_EVERY_MS)),
      (nth * SIGNAL_EVERY_MS) / rooms.length,
    )
  }
  await pause(MEASURED_MS)
  for (const timer of timers) clearInterval(timer)
  await pause(1_000)
  return { 'a change, to each of ten screens': changes, 'a signal, to the one it is for': signals }
}

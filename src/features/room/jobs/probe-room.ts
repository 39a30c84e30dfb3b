import type { Schedule, Task } from '../../../platform/queue/queue.ts'
import type { House } from '../../../platform/web/context.ts'
import { probeRoomDaily, probeWishOf } from '../commands/probe-room.ts'

export const roomProbeTasks = (house: House): Record<string, Task> => ({
  'room.probe': () => probeRoomDaily(house.database, probeWishOf(house), house.clock()),
})

export const roomProbeSchedules: readonly Schedule[] = [{ task: 'room.probe', at: '23 5 * * *' }]

import type { Schedule, Task } from '../../../platform/queue/queue.ts'
import type { House } from '../../../platform/web/context.ts'
import { emptyRooms } from '../commands/empty-rooms.ts'

export const roomTasks = ({ database, clock }: House): Record<string, Task> => ({
  'room.empty': () => emptyRooms(database, clock()),
})

// Processes that hold lines do it every few seconds; this is for rooms that everybody has left.
export const roomSchedules: readonly Schedule[] = [{ task: 'room.empty', at: '*/10 * * * *' }]

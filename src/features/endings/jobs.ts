import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { changeModes, endClosedGroups, endLeaderships } from './commands/by-themselves.ts'

export const endingTasks = ({ database, clock }: House): Record<string, Task> => ({
  'endings.end-closed-groups': () => endClosedGroups(database, clock()),
  'endings.end-leaderships': () => endLeaderships(database, clock()),
  'endings.change-modes': () => changeModes(database, clock()),
})

export const endingSchedules: readonly Schedule[] = [
  { task: 'endings.end-closed-groups', at: '*/10 * * * *' },
  { task: 'endings.end-leaderships', at: '*/10 * * * *' },
  { task: 'endings.change-modes', at: '*/10 * * * *' },
]

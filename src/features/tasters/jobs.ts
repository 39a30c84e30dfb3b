import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { remindGuests } from './commands/by-themselves.ts'

export const tasterTasks = ({ database, clock }: House): Record<string, Task> => ({
  'tasters.remind-guests': () => remindGuests(database, clock()),
})

export const tasterSchedules: readonly Schedule[] = [{ task: 'tasters.remind-guests', at: '7 * * * *' }]

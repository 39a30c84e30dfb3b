import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { remindOfRequests } from './commands/remind-of-requests.ts'

export const ownDataTasks = ({ database, clock }: House): Record<string, Task> => ({
  'own-data.remind': () => remindOfRequests(database, clock()),
})

// In the morning, when whoever reads it can still answer on that day.
export const ownDataSchedules: readonly Schedule[] = [{ task: 'own-data.remind', at: '37 6 * * *' }]

import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { remindOfOutreach } from './commands/remind.ts'

export const outreachTasks = ({ database, clock }: House): Record<string, Task> => ({
  'outreach.remind': () => remindOfOutreach(database, clock()),
})

export const outreachSchedules: readonly Schedule[] = [{ task: 'outreach.remind', at: '52 7 * * *' }]

import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { forgetDebriefs } from './commands/forget-debriefs.ts'

export const debriefTasks = ({ database, seals, clock }: House): Record<string, Task> => ({
  'debriefs.forget': async () => {
    await forgetDebriefs(database, seals, clock())
  },
})

export const debriefSchedules: readonly Schedule[] = [{ task: 'debriefs.forget', at: '7 * * * *' }]

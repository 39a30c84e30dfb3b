import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { endWhatIsOver, remindOfSupervision } from './commands/send-reminders.ts'

export const supervisionTasks = ({ database, clock }: House): Record<string, Task> => ({
  'supervision.send-reminders': async () => {
    await remindOfSupervision(database, clock())
    await endWhatIsOver(database, clock())
  },
})

export const supervisionSchedules: readonly Schedule[] = [
  { task: 'supervision.send-reminders', at: '22 * * * *' },
]

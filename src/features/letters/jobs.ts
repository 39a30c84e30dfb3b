import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { sendReminders } from './commands/send-reminders.ts'

export const letterTasks = ({ database, secrets, clock }: House): Record<string, Task> => ({
  'letters.send-reminders': () => sendReminders(database, secrets, clock()),
})

export const letterSchedules: readonly Schedule[] = [{ task: 'letters.send-reminders', at: '*/10 * * * *' }]

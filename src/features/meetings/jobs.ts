import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { promptNextTerms } from './commands/prompt-next-term.ts'

export const meetingTasks = ({ database, secrets, clock }: House): Record<string, Task> => ({
  'meetings.prompt-next-terms': () => promptNextTerms(database, secrets, clock()),
})

/** By day, when leaders plan; each term is prompted once, however often it is looked for. */
export const meetingSchedules: readonly Schedule[] = [
  { task: 'meetings.prompt-next-terms', at: '53 8 * * *' },
]

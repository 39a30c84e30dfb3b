import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { remindOfInterviews } from './commands/remind-of-interviews.ts'
import { settleDuePlaces, settlePlaces } from './commands/settle-places.ts'

export const recruitmentTasks = ({ database, secrets, clock }: House): Record<string, Task> => ({
  'recruitment.remind-of-interviews': async () => {
    await remindOfInterviews(database, secrets, clock())
  },
  'recruitment.settle-places': ({ groupId = '' }) => settlePlaces(database, groupId, clock()),
  'recruitment.settle-due-places': () => settleDuePlaces(database, clock()),
})

export const recruitmentSchedules: readonly Schedule[] = [
  { task: 'recruitment.remind-of-interviews', at: '*/15 * * * *' },
  { task: 'recruitment.settle-due-places', at: '*/10 * * * *' },
]

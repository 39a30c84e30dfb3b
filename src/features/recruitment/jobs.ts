import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { forgetInterviewTicks } from './commands/forget-interview-ticks.ts'
import { forgetUnconfirmed } from './commands/forget-unconfirmed.ts'
import { remindOfInterviews } from './commands/remind-of-interviews.ts'
import { settleDuePlaces, settlePlaces } from './commands/settle-places.ts'

export const recruitmentTasks = ({ database, secrets, clock }: House): Record<string, Task> => ({
  'recruitment.forget-interview-ticks': async () => {
    await forgetInterviewTicks(database, secrets, clock())
  },
  'recruitment.remind-of-interviews': async () => {
    await remindOfInterviews(database, secrets, clock())
  },
  'recruitment.forget-unconfirmed': () => forgetUnconfirmed(database, clock()),
  'recruitment.settle-places': ({ groupId = '' }) => settlePlaces(database, groupId, clock()),
  'recruitment.settle-due-places': () => settleDuePlaces(database, clock()),
})

export const recruitmentSchedules: readonly Schedule[] = [
  { task: 'recruitment.remind-of-interviews', at: '*/15 * * * *' },
  { task: 'recruitment.forget-interview-ticks', at: '43 * * * *' },
  { task: 'recruitment.forget-unconfirmed', at: '23 * * * *' },
  { task: 'recruitment.settle-due-places', at: '*/10 * * * *' },
]

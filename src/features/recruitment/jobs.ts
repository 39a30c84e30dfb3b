import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { forgetUnconfirmed } from './commands/forget-unconfirmed.ts'
import { settleDuePlaces, settlePlaces } from './commands/settle-places.ts'

export const recruitmentTasks = ({ database, clock }: House): Record<string, Task> => ({
  'recruitment.forget-unconfirmed': () => forgetUnconfirmed(database, clock()),
  'recruitment.settle-places': ({ groupId = '' }) => settlePlaces(database, groupId, clock()),
  'recruitment.settle-due-places': () => settleDuePlaces(database, clock()),
})

export const recruitmentSchedules: readonly Schedule[] = [
  { task: 'recruitment.forget-unconfirmed', at: '23 * * * *' },
  { task: 'recruitment.settle-due-places', at: '*/10 * * * *' },
]

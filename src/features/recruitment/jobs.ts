import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { forgetUnconfirmed } from './commands/forget-unconfirmed.ts'

export const recruitmentTasks = ({ database, clock }: House): Record<string, Task> => ({
  'recruitment.forget-unconfirmed': () => forgetUnconfirmed(database, clock()),
})

export const recruitmentSchedules: readonly Schedule[] = [
  { task: 'recruitment.forget-unconfirmed', at: '23 * * * *' },
]

import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { tellRenewals } from './commands/tell-renewals.ts'

export const portfolioTasks = ({ database, clock }: House): Record<string, Task> => ({
  'portfolio.tell-renewals': () => tellRenewals(database, clock()),
})

export const portfolioSchedules: readonly Schedule[] = [{ task: 'portfolio.tell-renewals', at: '23 7 * * *' }]

import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { closeEvaluations } from './commands/close-evaluations.ts'

export const evaluationTasks = ({ database, clock }: House): Record<string, Task> => ({
  'evaluations.close': () => closeEvaluations(database, clock()),
})

export const evaluationSchedules: readonly Schedule[] = [{ task: 'evaluations.close', at: '11 * * * *' }]

import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { askWhetherStillWanted, tellOfGroup } from './commands/tell-waiting.ts'

export const waitingListTasks = ({ database, clock }: House): Record<string, Task> => ({
  'waiting-lists.tell-of-group': ({ groupId = '' }) => tellOfGroup(database, groupId, clock()),
  'waiting-lists.ask-again': () => askWhetherStillWanted(database, clock()),
})

export const waitingListSchedules: readonly Schedule[] = [
  { task: 'waiting-lists.ask-again', at: '47 7 * * *' },
]

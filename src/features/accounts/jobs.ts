import type { Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { sendSignIn } from './commands.ts'

export const accountTasks = ({ database, clock }: House): Record<string, Task> => ({
  'accounts.send-sign-in': ({ requestId = '' }) => sendSignIn(database, requestId, clock()),
})

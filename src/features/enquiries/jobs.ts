import type { Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { noticeSilence } from './commands/notice-silence.ts'

export const enquiryTasks = ({ database, secrets, clock }: House): Record<string, Task> => ({
  'enquiries.notice-silence': async () => {
    await noticeSilence(database, secrets, clock())
  },
})

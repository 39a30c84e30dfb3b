import type { Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'

const KEPT_HOURS = 24

export const importTasks = ({ database, clock }: House): Record<string, Task> => ({
  /** A file that was never brought in holds names and addresses: it is kept for a day. */
  'imports.forget-drafts': async () => {
    const before = clock().subtract({ hours: KEPT_HOURS })
    await database.jobs.deleteFrom('import_draft').where('brought_at', '<', before).execute()
  },
})

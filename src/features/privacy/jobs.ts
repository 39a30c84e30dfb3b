import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { publishAndTell } from './commands/publish-notice.ts'

export const privacyTasks = (house: House): Record<string, Task> => ({
  'privacy.publish-notice': () => publishAndTell(house, house.clock()),
})

/** In the morning, when emails are read. */
export const privacySchedules: readonly Schedule[] = [{ task: 'privacy.publish-notice', at: '33 8 * * *' }]

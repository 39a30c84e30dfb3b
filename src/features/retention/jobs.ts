import { eachByItself } from '../../platform/queue/each-by-itself.ts'
import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { forget, hourlyKinds, nightlyKinds } from './commands/forget.ts'
import { lookAhead } from './commands/look-ahead.ts'

export const retentionTasks = (house: House): Record<string, Task> => ({
  'retention.forget': async () => {
    await eachByItself(
      [
        ['forgetting', () => forget(house, nightlyKinds, house.clock())],
        ['looking ahead', () => lookAhead(house, house.clock())],
      ],
      house.logger,
    )
  },
  'retention.forget-hourly': async () => {
    await forget(house, hourlyKinds, house.clock())
  },
})

export const retentionSchedules: readonly Schedule[] = [
  { task: 'retention.forget', at: '17 3 * * *' },
  { task: 'retention.forget-hourly', at: '43 * * * *' },
]

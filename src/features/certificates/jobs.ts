import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { letGoCertifiedAttendance } from './commands/let-go-attendance.ts'

export const certificateTasks = ({ database, clock }: House): Record<string, Task> => ({
  'certificates.let-go-attendance': async () => {
    await letGoCertifiedAttendance(database, clock())
  },
})

export const certificateSchedules: readonly Schedule[] = [
  { task: 'certificates.let-go-attendance', at: '7 4 * * *' },
]

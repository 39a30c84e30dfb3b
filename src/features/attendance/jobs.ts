import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { forgetAttendance } from './commands/forget-attendance.ts'

export const attendanceTasks = ({ database, clock }: House): Record<string, Task> => ({
  'attendance.forget': async () => {
    await forgetAttendance(database, clock())
  },
})

export const attendanceSchedules: readonly Schedule[] = [{ task: 'attendance.forget', at: '57 3 * * *' }]

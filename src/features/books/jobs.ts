import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { forgetOldBooks } from './commands/forget-old-books.ts'

export const bookTasks = ({ database, clock }: House): Record<string, Task> => ({
  'books.forget-old-books': () => forgetOldBooks(database, clock()),
})

export const bookSchedules: readonly Schedule[] = [{ task: 'books.forget-old-books', at: '37 2 * * *' }]

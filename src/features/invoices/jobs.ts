import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { sendInvoiceReminders } from './commands/send-reminders.ts'

export const invoiceTasks = ({ database, clock }: House): Record<string, Task> => ({
  'invoices.send-reminders': () => sendInvoiceReminders(database, clock()),
})

export const invoiceSchedules: readonly Schedule[] = [
  // In the morning, and again, should the machine have slept; each goes once, however often it is looked for.
  { task: 'invoices.send-reminders', at: '23 9-16 * * *' },
]

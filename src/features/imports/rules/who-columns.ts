import type { KnownColumn } from './columns.ts'

/** Who a row is about. */
export const whoColumns = [
  {
    name: 'name',
    label: 'Name',
    required: true,
    alsoCalled: ['Full name', 'Person', 'Who', 'Representative', 'Leader', 'Supervisor'],
  },
  {
    name: 'email',
    label: 'Email address',
    hint: 'Each person is recognised by it, so that nobody is entered twice.',
    required: false,
    alsoCalled: ['E-mail', 'Email', 'Mail'],
  },
  {
    name: 'id',
    label: 'Id',
    hint: 'Only in files that were taken out here: they hold no addresses.',
    required: false,
    alsoCalled: ['Our id'],
  },
] as const satisfies KnownColumn[]

/** The answers to when somebody is reminded of a meeting. */
export const reminderOptions = [
  { value: '1', label: 'A day before' },
  { value: '2', label: 'Two days before' },
  { value: '7', label: 'A week before' },
  { value: '0', label: 'Not at all' },
]

/** How a group reminds, as its keepers chose. */
export interface ReminderChoice {
  readonly consequence: 'none' | 'reminder' | 'talk'
  /** Never more for one instalment. */
  readonly remindersMost: number
  readonly firstAfterDays: number
  readonly everyDays: number
}

/** Up to which day reminders go out at the latest; afterwards, where it was so chosen, people talk. */
function talkFrom(choice: ReminderChoice, dueOn: Temporal.PlainDate): Temporal.PlainDate | null {
  if (choice.consequence !== 'talk') return null
  return dueOn.add({ days: choice.firstAfterDays + choice.remindersMost * choice.everyDays })
}

/** Time to talk: the reminders have gone, and it is still open. Nothing else ever follows from an unpaid invoice. */
export function isTimeToTalk(
  choice: ReminderChoice,
  overdueSince: Temporal.PlainDate,
  today: Temporal.PlainDate,
) {
  const day = talkFrom(choice, overdueSince)
  return day !== null && Temporal.PlainDate.compare(today, day) >= 0
}

/** What somebody's calendar calls the meetings; features/meetings/rules/calendar-words.ts says more. */
export const calendarTitles = ['balint-group', 'group-name', 'own-word'] as const
export type CalendarTitle = (typeof calendarTitles)[number]

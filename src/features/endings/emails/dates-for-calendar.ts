import type { CalendarPart, MailContext } from '../../../platform/mail/define-email.ts'
import { invitationTo } from '../../meetings/calendar/invitation-to.ts'
import type { DatesTold } from '../queries/dates-told.ts'

/** One entry a date for the recipient's own calendar. */
export const datesForCalendar = ({ meetings, ...words }: DatesTold, context: MailContext): CalendarPart[] =>
  meetings.map((meeting) => invitationTo({ ...words, ...meeting }, context))

import type { CalendarPart, MailContext } from '../../../platform/mail/define-email.ts'
import type { MeetingToldOf } from '../queries/load-meeting.ts'
import { invitation } from './invitation.ts'

/** What of a meeting an invitation is made of. */
export type InvitedTo = Pick<
  MeetingToldOf,
  | 'id'
  | 'mode'
  | 'timeZone'
  | 'startsAt'
  | 'endsAt'
  | 'sequence'
  | 'changedAt'
  | 'cancelled'
  | 'groupName'
  | 'choice'
  | 'leadersTime'
> & { place: { name: string } | null }

/** The meeting for the recipient's own calendar program, in the words they chose for it: it names nobody else. */
export function invitationTo(meeting: InvitedTo, context: MailContext): CalendarPart {
  const { method, text } = invitation(
    { ...meeting, place: meeting.place?.name },
    { name: context.to, email: context.address },
    { host: context.host, societyName: context.society, noReplyAddress: context.noReplyAddress },
  )
  return { method, content: text }
}

import type { CalendarPart, MailContext } from '../../../platform/mail/define-email.ts'
import { talkInvitation } from '../../meetings/calendar/talk-invitation.ts'
import { neutralChoice } from '../../meetings/rules/calendar-words.ts'
import type { OwnSeat } from '../queries.ts'

/**
 * A taster for one guest, who is its only attendee (RFC 5546): no names of people, no way in. A guest has no account and
 * cannot choose how calendars speak: theirs says the hour and nothing else.
 */
export function tasterInvitation({ guest, taster, place }: OwnSeat, context: MailContext): CalendarPart {
  const isCancelled = taster.cancelledAt !== null
  return talkInvitation(
    {
      talkId: taster.id,
      startsAt: taster.startsAt,
      endsAt: taster.endsAt,
      timeZone: taster.timeZone,
      sequence: taster.sequence + (isCancelled ? 1 : 0),
      changedAt: taster.cancelledAt ?? taster.changedAt ?? guest.seatedAt ?? taster.startsAt,
      isCancelled,
      choice: neutralChoice,
    },
    {
      what: 'Balint group: a meeting to try',
      neutral: 'Meeting',
      groupName: taster.name,
      description: 'Everything else is on your own page.',
      location: taster.mode === 'online' ? 'Online' : place,
    },
    context,
  )
}

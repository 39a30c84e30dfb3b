import type { CalendarPart, MailContext } from '../../../platform/mail/define-email.ts'
import { type CalendarTalk, talkInvitation } from '../../meetings/calendar/talk-invitation.ts'
import type { Way } from '../rules/discussion.ts'
import { wayInWords } from '../rules/way-words.ts'

/** A first talk for one of the two who talk. */
export const discussionInvitation = (talk: CalendarTalk & { way: Way }, context: MailContext): CalendarPart =>
  talkInvitation(
    talk,
    {
      what: `First talk: ${context.society}`,
      neutral: 'Talk',
      description: 'How you reach each other stands in the email, and on the page of the enquiry.',
      location: wayInWords[talk.way],
    },
    context,
  )

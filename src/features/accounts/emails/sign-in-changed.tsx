import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { societySettings } from '../../society/queries.ts'
import { signInEvent } from '../queries.ts'
import { afterEvent, eventInWords, ifNotYou } from '../rules/event-words.ts'

interface SignInChangedProps {
  what: string
  after: string
  otherwise: string
  when: string
  ways: string
}

/** About an event of somebody's signing in: what was changed, and what to do if it was somebody else. */
export const signInChangedEmail = defineEmail<SignInChangedProps>({
  name: 'sign-in-changed',
  load: async (db, eventId, { link }) => {
    const event = await signInEvent(db, eventId)
    if (!event) return null
    const { timeZone } = await societySettings(db)
    return {
      what: eventInWords(event),
      after: afterEvent(event.kind),
      otherwise: ifNotYou(event.kind),
      when: formatDayAndTime(event.at, timeZone),
      ways: link('/profile/sign-in'),
    }
  },
  subject: ({ what }) => what,
  body: ({ what, after, when, ways, otherwise }, context) => (
    <Email society={context.society} title="How you sign in was changed" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>
        {what}, on {when}. {after}
      </Para>
      <Button href={ways}>See how you sign in</Button>
      <Small>{otherwise}</Small>
    </Email>
  ),
})

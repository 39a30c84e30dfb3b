import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { societySettings } from '../../society/queries.ts'
import { signInEvent } from '../queries.ts'
import { deviceInWords } from '../rules/device.ts'

interface NewDeviceProps {
  device: string
  when: string
  sessions: string
}

/** About an event of somebody's signing in. Of where it was we know no more than the browser's name, and want to. */
export const newDeviceEmail = defineEmail<NewDeviceProps>({
  name: 'new-device',
  load: async (db, eventId, { link }) => {
    const event = await signInEvent(db, eventId)
    if (!event) return null
    const { timeZone } = await societySettings(db)
    return {
      device: deviceInWords(event.userAgent ?? ''),
      when: formatDayAndTime(event.at, timeZone),
      sessions: link('/profile#sessions'),
    }
  },
  subject: ({ device }, { society }) => `New sign-in to ${society}: ${device}`,
  body: ({ device, when, sessions }, context) => (
    <Email society={context.society} title="A browser we did not know" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>
        On {when} somebody signed in as you, for the first time in this browser: {device}.
      </Para>
      <Para>Was it you? Then all is well, and you need not do anything.</Para>
      <Para>
        Was it not? Then somebody may read your mailbox. Sign everybody out, change the password of your
        mailbox, and add a passkey or an app to your profile: with it, the mailbox alone lets nobody in.
      </Para>
      <Button href={sessions}>See where you are signed in</Button>
      <Small>We write this once for each browser.</Small>
    </Email>
  ),
})

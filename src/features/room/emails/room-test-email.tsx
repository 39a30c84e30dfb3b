import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'

/** To the administrator who asked for it: that it comes is all it says. */
export const roomTestEmail = defineEmail<object>({
  name: 'room-test-email',
  load: async () => ({}),
  subject: (_, { society }) => `A test email of ${society}`,
  body: (_, { society, link, to }) => (
    <Email society={society} title="This email has arrived" replyHref={link('/office/room-checks')}>
      <Para>Dear {to},</Para>
      <Para>
        You asked for a test email: members of online groups get the way into their room by email. As you read
        this, it has arrived. Please say so on the page; if you found it among spam, say no.
      </Para>
      <Button href={link('/office/room-checks#email')}>Back to the checks</Button>
    </Email>
  ),
})

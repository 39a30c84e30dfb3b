import { defineEmail, type RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, List, Para } from '../../../ui/email/email.tsx'
import { type ChangedNotice, changedNotice } from '../queries/changed-notice.ts'

/** To everybody who had an account before, once. They are told, and nothing is asked of them. */
const noticeChangedEmail = defineEmail<ChangedNotice>({
  name: 'privacy-notice-changed',
  load: changedNotice,
  subject: (_, { society }) => `The privacy notice of ${society} has changed`,
  body: ({ changes }, { society, to, link }) => (
    <Email society={society} title="The privacy notice has changed" replyHref={link('/contact')}>
      <Para>Dear {to},</Para>
      <Para>Something is different in what we keep of you, for how long, or who answers for it:</Para>
      <List items={changes} />
      <Para>
        You need do nothing. If you do not like it, write to us, or use your rights: they stand there as well.
      </Para>
      <Button href={link('/privacy')}>Read the notice</Button>
    </Email>
  ),
})

export const emails: RegisteredEmail[] = [noticeChangedEmail]

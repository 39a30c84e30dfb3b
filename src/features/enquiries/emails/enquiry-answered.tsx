import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Email, Para, Small } from '../../../ui/email/email.tsx'
import { type Message, messageById } from '../queries.ts'
import { Written } from './written.tsx'

/** To the enquirer. */
export const enquiryAnsweredEmail = defineEmail<Message>({
  name: 'enquiry-answered',
  load: async (db, messageId) => (await messageById(db, messageId)) ?? null,
  subject: ({ author }, { society }) => `${author ?? society} has answered your enquiry`,
  body: ({ author, body }, { society, to, link, token }) => (
    <Email society={society} title="An answer to your enquiry" replyHref={link(`/e/${token ?? ''}`)}>
      <Para>Dear {to},</Para>
      <Para>{author ?? 'We'} wrote to you:</Para>
      <Written text={body} />
      <Small>
        The button opens your own page with the whole conversation. Neither side sees the other’s email
        address.
      </Small>
    </Email>
  ),
})

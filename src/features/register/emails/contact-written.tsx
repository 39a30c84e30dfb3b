import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { contactMessageById } from '../queries/contact.ts'

interface Props {
  author: string
  body: string
  href: string
}

/** About a message between two who agreed to talk; written to the other one. */
export const contactWrittenEmail = defineEmail<Props>({
  name: 'contact-written',
  load: async (db, messageId, { link }) => {
    const message = await contactMessageById(db, messageId)
    if (!message) return null
    return {
      author: message.author ?? 'Somebody',
      body: message.body,
      href: link(`/register/requests/${message.requestId}`),
    }
  },
  subject: ({ author }) => `${author} wrote to you`,
  body: ({ author, body, href }, context) => (
    <Email society={context.society} title={`${author} writes`} replyHref={href}>
      <Para>Dear {context.to},</Para>
      <Para>{body}</Para>
      <Button href={href}>Answer</Button>
      <Small>Your answer is sent to {author} without your address.</Small>
    </Email>
  ),
})

import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Email, Heading, Para } from '../../../ui/email/email.tsx'
import { enquiryById, messageById } from '../queries.ts'
import { Written } from './written.tsx'

interface RepliedProps {
  enquiryId: string
  enquirer: string
  body: string
}

/** To everyone in charge of the region. */
export const enquiryRepliedEmail = defineEmail<RepliedProps>({
  name: 'enquiry-replied',
  load: async (db, messageId) => {
    const message = await messageById(db, messageId)
    const enquiry = message && (await enquiryById(db, message.enquiryId))
    return enquiry ? { enquiryId: enquiry.id, enquirer: enquiry.name, body: message.body } : null
  },
  subject: ({ enquirer }) => `${enquirer} has written again`,
  body: ({ enquiryId, enquirer, body }, { society, to, link }) => (
    <Email
      society={society}
      title={`${enquirer} has written again`}
      replyHref={link(`/enquiries/${enquiryId}`)}
    >
      <Para>Dear {to},</Para>
      <Para>There is a further message in an enquiry that you look after.</Para>
      <Heading>What {enquirer} writes</Heading>
      <Written text={body} />
    </Email>
  ),
})

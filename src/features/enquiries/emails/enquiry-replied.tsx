import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Email, Heading, Para } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { enquiryById, messageById } from '../queries.ts'

interface RepliedProps {
  enquiryId: string
  enquirer: string
  body: string
  inConfidence: boolean
}

/** To whoever has it in hand, otherwise to everyone in charge; and to whom it was forwarded. */
export const enquiryRepliedEmail = defineEmail<RepliedProps>({
  name: 'enquiry-replied',
  load: async (db, messageId) => {
    const message = await messageById(db, messageId)
    const enquiry = message && (await enquiryById(db, message.enquiryId))
    if (!enquiry) return null
    const { id: enquiryId, name: enquirer, kind } = enquiry
    return { enquiryId, enquirer, body: message.body, inConfidence: kind === 'concern' }
  },
  subject: ({ enquirer, inConfidence }) =>
    inConfidence ? 'Something for you to read, in confidence' : `${enquirer} has written again`,
  body: ({ enquiryId, enquirer, body, inConfidence }, { society, to, link }) => (
    <Email
      society={society}
      title={inConfidence ? 'Somebody has written to you again' : `${enquirer} has written again`}
      replyHref={link(`/enquiries/${enquiryId}`)}
    >
      <Para>Dear {to},</Para>
      {inConfidence ? (
        <Para>There is a further message about a concern. It stands on its page only.</Para>
      ) : (
        <>
          <Para>There is a further message in an enquiry that you look after.</Para>
          <Heading>What {enquirer} writes</Heading>
          <Written text={body} />
        </>
      )}
    </Email>
  ),
})

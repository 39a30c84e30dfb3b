import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Email, Para, Small } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { enquiryById, type Message, messageById } from '../queries.ts'

interface AnsweredProps extends Message {
  /** The answer to a concern is read on its page, so that it lies in no mailbox. */
  inConfidence: boolean
}

/** To the enquirer. */
export const enquiryAnsweredEmail = defineEmail<AnsweredProps>({
  name: 'enquiry-answered',
  load: async (db, messageId) => {
    const message = await messageById(db, messageId)
    const enquiry = message && (await enquiryById(db, message.enquiryId))
    return enquiry ? { ...message, inConfidence: enquiry.kind === 'concern' } : null
  },
  subject: ({ author, inConfidence }, { society }) =>
    inConfidence ? 'There is an answer for you' : `${author ?? society} has answered your enquiry`,
  body: ({ author, body, inConfidence }, { society, to, link, token }) => (
    <Email society={society} title="An answer to your enquiry" replyHref={link(`/e/${token ?? ''}`)}>
      <Para>Dear {to},</Para>
      {inConfidence ? (
        <Para>What you wrote in confidence is answered. You read the answer on your own page.</Para>
      ) : (
        <>
          <Para>{author ?? 'We'} wrote to you:</Para>
          <Written text={body} />
        </>
      )}
      <Small>
        The button opens your own page with the whole conversation. Neither side sees the other’s email
        address, unless that side chooses to show it there.
      </Small>
    </Email>
  ),
})

import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDate } from '../../../shared/calendar.ts'
import { kindInWords } from '../../../shared/enquiry-kinds.ts'
import { Email, FactList, Heading, Para } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { reasonOfForwarding } from '../queries/enquiry-steps.ts'
import { type Enquiry, enquiryById } from '../queries.ts'

interface ForwardedProps {
  enquiry: Enquiry
  by: string | null
  reason: string
}

/** To the member of Council. */
export const enquiryForwardedEmail = defineEmail<ForwardedProps>({
  name: 'enquiry-forwarded',
  load: async (db, enquiryId) => {
    const enquiry = await enquiryById(db, enquiryId)
    const forwarding = enquiry && (await reasonOfForwarding(db, enquiryId))
    return forwarding ? { enquiry, ...forwarding } : null
  },
  subject: ({ enquiry }) => `An enquiry is forwarded to you: ${kindInWords[enquiry.kind]}`,
  body: ({ enquiry, by, reason }, { society, to, link }) => (
    <Email
      society={society}
      title="An enquiry is forwarded to you"
      replyHref={link(`/enquiries/${enquiry.id}`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {by ?? 'A colleague'} asks you, as a member of Council, to look after one enquiry. You see this one
        only, and may answer it or give it back.
      </Para>
      <Heading>Why</Heading>
      <Written text={reason} />
      <FactList
        facts={[
          ['From', enquiry.name],
          ['About', kindInWords[enquiry.kind]],
          ...(enquiry.answerDueOn ? [['Answer by', formatDate(enquiry.answerDueOn)] as const] : []),
        ]}
      />
    </Email>
  ),
})

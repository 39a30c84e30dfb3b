import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDate } from '../../../shared/calendar.ts'
import { kindInWords } from '../../../shared/enquiry-kinds.ts'
import { Email, FactList, Para } from '../../../ui/email/email.tsx'
import { type Enquiry, enquiryById } from '../queries.ts'

/** To whoever of those in charge was given it. */
export const enquiryAssignedEmail = defineEmail<Enquiry>({
  name: 'enquiry-assigned',
  load: async (db, enquiryId) => (await enquiryById(db, enquiryId)) ?? null,
  subject: ({ name }) => `The enquiry from ${name} is in your hands`,
  body: (enquiry, { society, to, link }) => (
    <Email society={society} title="An enquiry is in your hands" replyHref={link(`/enquiries/${enquiry.id}`)}>
      <Para>Dear {to},</Para>
      <Para>
        A colleague has given you the enquiry from {enquiry.name}. From now on you are told of what they
        write; everybody else in charge still sees it.
      </Para>
      <FactList
        facts={[
          ['About', kindInWords[enquiry.kind]],
          ['Region', enquiry.regionName ?? 'not known'],
          ...(enquiry.answerDueOn ? [['Answer by', formatDate(enquiry.answerDueOn)] as const] : []),
        ]}
      />
    </Email>
  ),
})

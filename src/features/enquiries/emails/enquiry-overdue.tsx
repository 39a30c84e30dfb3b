import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDate } from '../../../shared/calendar.ts'
import { kindInWords } from '../../../shared/enquiry-kinds.ts'
import { Email, FactList, Para } from '../../../ui/email/email.tsx'
import { type Enquiry, enquiryById } from '../queries.ts'

/** The alarm, to the administrators; of a concern, to its one reader. */
export const enquiryOverdueEmail = defineEmail<Enquiry>({
  name: 'enquiry-overdue',
  load: async (db, enquiryId) => {
    const enquiry = await enquiryById(db, enquiryId)
    return enquiry?.waitingSince ? enquiry : null
  },
  subject: ({ kind, name }) =>
    kind === 'concern' ? 'Somebody still waits for your word' : `Nobody has answered ${name} yet`,
  body: (enquiry, { society, to, link }) =>
    enquiry.kind === 'concern' ? (
      <Email
        society={society}
        title="Somebody still waits for your word"
        replyHref={link(`/enquiries/${enquiry.id}`)}
      >
        <Para>Dear {to},</Para>
        <Para>
          A concern that was brought to you has had no answer by the day that was promised. Whoever wrote has
          been told that it takes longer. Nobody else knows of it, so it waits for you alone.
        </Para>
      </Email>
    ) : (
      <Email society={society} title="An enquiry is overdue" replyHref={link(`/enquiries/${enquiry.id}`)}>
        <Para>Dear {to},</Para>
        <Para>
          {enquiry.name} has had no word of ours by the promised day, and was told kindly that it takes
          longer. Please answer, or see who can.
        </Para>
        <FactList
          facts={[
            ['About', kindInWords[enquiry.kind]],
            ['Region', enquiry.regionName ?? 'not known'],
            ...(enquiry.answerDueOn ? [['Promised by', formatDate(enquiry.answerDueOn)] as const] : []),
          ]}
        />
      </Email>
    ),
})

import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDate } from '../../../shared/calendar.ts'
import { kindInWords } from '../../../shared/enquiry-kinds.ts'
import { Email, FactList, Heading, Para } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { type Enquiry, enquiryById } from '../queries.ts'
import { detailsInWords } from '../rules/details-in-words.ts'

/** To everyone in charge. Of a concern it says that there is one, to its one reader: the words stay on the page. */
export const enquiryArrivedEmail = defineEmail<Enquiry>({
  name: 'enquiry-arrived',
  load: async (db, enquiryId) => (await enquiryById(db, enquiryId)) ?? null,
  subject: (enquiry) =>
    enquiry.kind === 'concern'
      ? 'Something for you to read, in confidence'
      : `New enquiry from ${enquiry.name}${enquiry.regionName ? ` (${enquiry.regionName})` : ''}`,
  body: (enquiry, context) =>
    enquiry.kind === 'concern' ? (
      <Email
        society={context.society}
        title="A concern has been brought to you"
        replyHref={context.link(`/enquiries/${enquiry.id}`)}
      >
        <Para>Dear {context.to},</Para>
        <Para>
          Somebody has written to you as the society’s officer for concerns. Nobody else was told, and nobody
          else can read it. What they write stands on its page only, so that it lies in no mailbox.
        </Para>
        {enquiry.answerDueOn && <Para>Please answer by {formatDate(enquiry.answerDueOn)}.</Para>}
      </Email>
    ) : (
      <Email
        society={context.society}
        title="A new enquiry"
        replyHref={context.link(`/enquiries/${enquiry.id}`)}
      >
        <Para>Dear {context.to},</Para>
        <Para>Somebody has written to the society, and it falls to you to answer.</Para>
        <FactList
          facts={[
            ['Who', enquiry.name],
            ['About', kindInWords[enquiry.kind]],
            ['Region', enquiry.regionName ?? 'not known'],
            ...(enquiry.answerDueOn ? [['Answer by', formatDate(enquiry.answerDueOn)] as const] : []),
            ...(enquiry.details ? detailsInWords(enquiry.details) : []).flatMap(([term, value]) =>
              value ? [[term, value] as const] : [],
            ),
            ...(enquiry.plan
              ? [['Plan', 'came along; its circle and its cost are on the page'] as const]
              : []),
          ]}
        />
        {enquiry.message && (
          <>
            <Heading>What they write</Heading>
            <Written text={enquiry.message} />
          </>
        )}
      </Email>
    ),
})

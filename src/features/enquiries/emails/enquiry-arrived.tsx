import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Email, FactList, Heading, Para } from '../../../ui/email/email.tsx'
import { type Enquiry, enquiryById } from '../queries.ts'
import { Written } from './written.tsx'

const wishes: Record<Enquiry['kind'], string> = {
  'start-face-to-face': 'to start a group that meets face to face',
  'start-online': 'to start a group that meets online',
  'something-else': 'to know something else',
}

/** To everyone in charge of the region. */
export const enquiryArrivedEmail = defineEmail<Enquiry>({
  name: 'enquiry-arrived',
  load: async (db, enquiryId) => (await enquiryById(db, enquiryId)) ?? null,
  subject: ({ name, regionName }) => `New enquiry from ${name}${regionName ? ` (${regionName})` : ''}`,
  body: (enquiry, { society, to, link }) => (
    <Email society={society} title="A new enquiry" replyHref={link(`/enquiries/${enquiry.id}`)}>
      <Para>Dear {to},</Para>
      <Para>Somebody has written to the society, and it falls to you to answer.</Para>
      <FactList
        facts={[
          ['Who', enquiry.name],
          ['Would like', wishes[enquiry.kind]],
          ['Region', enquiry.regionName ?? 'not known'],
          ['Plan', enquiry.plan ? 'came along; its circle and its cost are on the page' : 'none yet'],
        ]}
      />
      <Heading>What they write</Heading>
      <Written text={enquiry.message} />
    </Email>
  ),
})

import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Email, Para } from '../../../ui/email/email.tsx'
import { enquiryById } from '../queries.ts'

/** To the enquirer, when the promised day has passed in silence. */
export const enquiryLateEmail = defineEmail<{ isConcern: boolean }>({
  name: 'enquiry-late',
  load: async (db, enquiryId) => {
    const enquiry = await enquiryById(db, enquiryId)
    // Answered in the very minutes since: then there is nothing to be sorry for.
    return enquiry?.waitingSince ? { isConcern: enquiry.kind === 'concern' } : null
  },
  subject: () => 'Your answer takes longer than we said',
  body: ({ isConcern }, { society, to, link, token }) => (
    <Email society={society} title="We have not forgotten you" replyHref={link(`/e/${token ?? ''}`)}>
      <Para>Dear {to},</Para>
      <Para>
        You wrote to us, and we said by when you would hear from a person. That day has passed, and we are
        sorry. {isConcern ? 'The one person who reads it' : 'The society’s administrator'} has been told
        today, and will see to it.
      </Para>
      <Para>
        You need do nothing. If there is something to add, or if it has become settled meanwhile, the button
        leads to your page.
      </Para>
    </Email>
  ),
})

import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDateOnly } from '../../../shared/calendar.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { endingAccreditation } from '../queries/letters.ts'

interface Props {
  untilOn: string
  href: string
}

/** An accreditation ends in some months; written to whose it is, once. */
export const accreditationEndingEmail = defineEmail<Props>({
  name: 'accreditation-ending',
  load: async (db, decisionId, { link }) => {
    const untilOn = await endingAccreditation(db, decisionId)
    return untilOn ? { untilOn: formatDateOnly(untilOn), href: link('/portfolio') } : null
  },
  subject: ({ untilOn }) => `Your accreditation holds until ${untilOn}`,
  body: ({ untilOn, href }, context) => (
    <Email society={context.society} title="Time to renew" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>
        Your accreditation holds until {untilOn}. To have it renewed, hand in your portfolio as it stands: it
        has counted your meetings and your supervision by itself.
      </Para>
      <Button href={href}>Look at your portfolio</Button>
    </Email>
  ),
})

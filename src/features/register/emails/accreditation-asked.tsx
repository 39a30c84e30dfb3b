import { defineEmail } from '../../../platform/mail/define-email.ts'
import { accreditationInSentence } from '../../../shared/accreditation.ts'
import { formatDateOnly } from '../../../shared/calendar.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { askedAccreditation } from '../queries/letters.ts'

interface Props {
  name: string
  what: string
  href: string
}

/** About a request to confirm an accreditation; written to the Council. */
export const accreditationAskedEmail = defineEmail<Props>({
  name: 'accreditation-asked',
  load: async (db, requestId, { link }) => {
    const asked = await askedAccreditation(db, requestId)
    if (!asked) return null
    const since = asked.sinceOn ? ` since ${formatDateOnly(asked.sinceOn)}` : ''
    return {
      name: asked.name,
      what: `${accreditationInSentence[asked.asksFor]}${since}`,
      href: link(`/register/people/${asked.personId}`),
    }
  },
  subject: ({ name }) => `${name} asks the Council to confirm their accreditation`,
  body: ({ name, what, href }, context) => (
    <Email society={context.society} title="An accreditation to confirm" replyHref={href}>
      <Para>Dear {context.to},</Para>
      <Para>
        {name} says that they are {what}, and asks the Council to confirm it. Until the Council has decided,
        the state in the register stays as it is.
      </Para>
      <Button href={href}>See the entry and decide</Button>
    </Email>
  ),
})

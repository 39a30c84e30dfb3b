import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { askedAccreditation } from '../queries/letters.ts'

interface Props {
  answer: string | null
  href: string
}

/** About a request that the Council did not confirm; written to the leader who asked. */
export const accreditationNotConfirmedEmail = defineEmail<Props>({
  name: 'accreditation-not-confirmed',
  load: async (db, requestId, { link }) => {
    const asked = await askedAccreditation(db, requestId)
    return asked ? { answer: asked.answer, href: link('/register/me') } : null
  },
  subject: () => 'The Council has answered your request',
  body: ({ answer, href }, context) => (
    <Email society={context.society} title="Your request to the Council" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>
        The Council has looked at your request and cannot confirm it as it stands. Your entry stays as it is,
        and you can ask again.
      </Para>
      {answer && <Para>The Council writes: {answer}</Para>}
      <Button href={href}>See your entry</Button>
    </Email>
  ),
})

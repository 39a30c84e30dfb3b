import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { decidedAccreditation } from '../queries/letters.ts'
import { standingInWords } from '../rules/standing.ts'

interface Props {
  standing: string
  criteria: string | null
  reason: string | null
  href: string
}

/** About the Council's decision; written to the leader it is about. */
export const accreditationDecidedEmail = defineEmail<Props>({
  name: 'accreditation-decided',
  load: async (db, decisionId, { link }) => {
    const decided = await decidedAccreditation(db, decisionId)
    if (!decided) return null
    return {
      standing: standingInWords(decided),
      criteria: decided.state === 'working-towards' ? decided.criteria : null,
      reason: decided.reason,
      href: link('/register/me'),
    }
  },
  subject: () => 'The Council has decided about your accreditation',
  body: ({ standing, criteria, reason, href }, context) => (
    <Email society={context.society} title="Your accreditation" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>
        The Council has decided. In the register you stand as: <strong>{standing}</strong>.
      </Para>
      {criteria && <Para>You are registered under the criteria “{criteria}”, and keep them.</Para>}
      {reason && <Para>The Council adds: {reason}</Para>}
      <Button href={href}>See your entry</Button>
      <Small>Is something not right? Use “Reply here”: the society passes it on to the Council.</Small>
    </Email>
  ),
})

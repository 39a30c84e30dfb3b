import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { contactRequestById } from '../queries/contact.ts'

interface Props {
  who: string
  saysYes: boolean
  next: string
  href: string
}

const nextSteps = {
  'co-leader': 'You can now write to each other, and invite them to lead with one click.',
  supervision: 'You can now write to each other, and propose terms: rhythm, fee, start.',
  'peer-group':
    'You are a member of the group now, can write to its keeper, and can note it as your supervision.',
} as const

/** About an answered request; written to whoever asked. */
export const contactAnsweredEmail = defineEmail<Props>({
  name: 'contact-answered',
  load: async (db, requestId, { link }) => {
    const request = await contactRequestById(db, requestId)
    if (!request || request.answeredAt === null) return null
    return {
      who: request.asked.name,
      saysYes: request.state !== 'declined',
      next: nextSteps[request.kind],
      href: link(`/register/requests/${requestId}`),
    }
  },
  subject: ({ who, saysYes }) =>
    saysYes ? `${who} would like to talk with you` : `${who} cannot say yes this time`,
  body: ({ who, saysYes, next, href }, context) => (
    <Email society={context.society} title={saysYes ? 'A yes' : 'A no, this time'} replyHref={href}>
      <Para>Dear {context.to},</Para>
      <Para>
        {saysYes
          ? `${who} has said yes to what you asked. ${next}`
          : `${who} thanks you for asking, and has to say no. That is no word about you: places and evenings are few. Others in the register may be free.`}
      </Para>
      <Button href={href}>{saysYes ? 'Write to each other' : 'See the request'}</Button>
    </Email>
  ),
})

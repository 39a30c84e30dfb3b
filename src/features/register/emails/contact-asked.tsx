import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { contactGroup, contactRequestById } from '../queries/contact.ts'
import { askedForInWords } from '../rules/request-words.ts'

interface Props {
  asker: string
  what: string
  message: string
  href: string
}

/** About a request through the register; written to whoever is asked. */
export const contactAskedEmail = defineEmail<Props>({
  name: 'contact-asked',
  load: async (db, requestId, { link }) => {
    const request = await contactRequestById(db, requestId)
    if (request?.state !== 'open') return null
    const group = await contactGroup(db, requestId)
    return {
      asker: request.asker.name,
      what: askedForInWords(request, group?.name ?? null),
      message: request.message,
      href: link(`/register/requests/${requestId}`),
    }
  },
  subject: ({ asker, what }) => `${asker} asks ${what}`,
  body: ({ asker, what, message, href }, context) => (
    <Email society={context.society} title={`${asker} asks you`} replyHref={href}>
      <Para>Dear {context.to},</Para>
      <Para>
        {asker} has found you in the society’s register and asks {what}.
      </Para>
      <Para>{message}</Para>
      <Button href={href}>Read it and answer</Button>
      <Small>
        They see your name and what your entry says; your address they do not. With a yes you can write to
        each other there. To be found no more, change your entry in the register.
      </Small>
    </Email>
  ),
})

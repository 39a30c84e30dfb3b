import { linkToken, SIGN_IN_MINUTES, signInCode, signInExpiry } from '../../../platform/auth/sign-in-proof.ts'
import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, CodeWord, Email, Para, Small } from '../../../ui/email/email.tsx'

interface SignInProps {
  link: string
  code: string
}

/** About a sign-in request. Link and code are made here from its id, and written down nowhere else. */
export const signInEmail = defineEmail<SignInProps>({
  name: 'sign-in',
  load: async (db, requestId, { link }) => {
    // Held up beyond its time, it could only disappoint.
    if (Temporal.Instant.compare(db.now, signInExpiry(requestId)) >= 0) return null
    return {
      link: link(`/sign-in/link/${linkToken(db.secrets, requestId)}`),
      code: signInCode(db.secrets, requestId),
    }
  },
  subject: (_, { society }) => `Sign in to ${society}`,
  body: ({ link, code }, context) => (
    <Email society={context.society} title="Sign in" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>Here is your way in. It works once, for {SIGN_IN_MINUTES} minutes.</Para>
      <Button href={link}>Sign in</Button>
      <Para>Or type this code on the page where you asked for it:</Para>
      <CodeWord>{code}</CodeWord>
      <Small>
        If you did not ask to sign in, you need not do anything: without this email nobody gets in. Please
        pass neither link nor code on to anybody; we never ask for them.
      </Small>
    </Email>
  ),
})

import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { EmailField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { PasskeyForm } from '../../../ui/passkey-form.tsx'
import { PrivacyLine } from '../../../ui/privacy-line.tsx'

interface SignInPageProps {
  /** Where signing in leads. */
  next: string
  /** Why somebody on the way there is asked; null when they came by themselves. */
  why: string | null
  /** What the browser hands to the device that is to show a passkey. */
  passkey: object
  byEmail?: Attempt | undefined
  byPasskey?: Attempt | undefined
}

export function SignInPage({ next, why, passkey, byEmail, byPasskey }: SignInPageProps) {
  return (
    <Document title="Sign in">
      <PageHeader
        title="Sign in"
        lead={
          <>
            {why} There is no password: we write you an email with a link and a code, and either lets you in.
          </>
        }
      />
      <Form action="/sign-in" attempt={byEmail} submit="Send me the email">
        <EmailField name="email" label="Your email address" />
        <HiddenField name="next" value={next} />
        <PrivacyLine />
      </Form>
      <PasskeyForm
        action="/sign-in/passkey"
        ask="show"
        options={passkey}
        submit="Sign in with a passkey"
        tone="plain"
        attempt={byPasskey}
      >
        <HiddenField name="next" value={next} />
      </PasskeyForm>
    </Document>
  )
}

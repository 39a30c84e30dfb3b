import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { CodeField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'

interface SignInCodePageProps {
  requestId: string
  /** As it was typed in this browser; null in another one. */
  email: string | null
  minutes: number
  attempt?: Attempt | undefined
}

/** The same for every address: it tells nobody who has an account here. */
export function SignInCodePage({ requestId, email, minutes, attempt }: SignInCodePageProps) {
  return (
    <Document title="Check your email" secret>
      <PageHeader
        title="Check your email"
        lead={
          <>
            If {email ? <strong>{email}</strong> : 'the address you typed'} is known here, an email is on its
            way to it. Follow its link, or type its six digits here, within {minutes} minutes.
          </>
        }
      />
      <Form action="/sign-in/code" attempt={attempt} submit="Sign in">
        <CodeField name="code" label="The six digits" />
        <HiddenField name="request" value={requestId} />
      </Form>
      <Details summary="No email?">
        <p>
          It can take a minute or two, and it may lie in your spam folder. Is the address mistyped, or are you
          known here under another one of yours? <a href="/sign-in">Ask with that one</a>. If you have no
          account yet, one comes with an invitation or a place in a group; <a href="/contact">write to us</a>.
        </p>
      </Details>
    </Document>
  )
}

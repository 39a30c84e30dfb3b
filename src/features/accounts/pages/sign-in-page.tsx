import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { EmailField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { PageHeader } from '../../../ui/layout.tsx'

interface SignInPageProps {
  /** Where signing in leads. */
  next: string
  /** Why somebody on the way there is asked; null when they came by themselves. */
  why: string | null
  attempt?: Attempt | undefined
}

export function SignInPage({ next, why, attempt }: SignInPageProps) {
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
      <Form action="/sign-in" attempt={attempt} submit="Send me the email">
        <EmailField name="email" label="Your email address" />
        <HiddenField name="next" value={next} />
      </Form>
    </Document>
  )
}

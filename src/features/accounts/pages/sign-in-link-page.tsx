import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader } from '../../../ui/layout.tsx'

interface SignInLinkPageProps {
  token: string
  attempt?: Attempt | undefined
}

/** Only the button signs in: mail scanners open links, and would spend them. */
export function SignInLinkPage({ token, attempt }: SignInLinkPageProps) {
  return (
    <Document title="Sign in" secret>
      <PageHeader title="Welcome back" lead="One press, and you are in. The link works once." />
      <Form action={`/sign-in/link/${token}`} attempt={attempt} submit="Sign in" id="sign-in-link" />
    </Document>
  )
}

export function SignInOverPage() {
  return (
    <Document title="This link no longer works" secret>
      <PageHeader
        title="This link no longer works"
        lead="A link works once, for a few minutes. Ask for a new one; it is there at once."
      />
      <LinkButton href="/sign-in">Ask for a new link</LinkButton>
    </Document>
  )
}

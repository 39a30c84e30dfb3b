import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader } from '../../../ui/layout.tsx'

export function SignOutPage({ attempt }: { attempt?: Attempt | undefined }) {
  return (
    <Document title="Sign out">
      <PageHeader title="Sign out" lead="This browser forgets you. Others in which you signed in do not." />
      <Form action="/sign-out" attempt={attempt} submit="Sign out" id="sign-out" />
    </Document>
  )
}

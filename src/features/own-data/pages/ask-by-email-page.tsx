import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Prose } from '../../../ui/layout.tsx'
import { RequestFields } from './request-form.tsx'

/** For whoever has no account: applicants, guests of a taster, payers, offices of organisations. */
export function AskByEmailPage({ attempt }: { attempt?: Attempt | undefined }) {
  return (
    <Document title="Ask about your data">
      <PageHeader
        title="Ask about your data"
        lead="What does the society hold about you? You may see it, have it corrected, or have it erased, also without an account: by the address you once wrote to us from."
      />
      <Prose>
        <p>
          Do you have an account? Then <a href="/your-data">your own page</a> shows everything at once.
        </p>
      </Prose>
      <Form action="/data-requests" attempt={attempt} submit="Send me an email">
        <TextField name="name" label="Your name" autocomplete="name" />
        <EmailField
          name="email"
          label="Your email address"
          hint="The one you used with us. We send it one email; opening it shows that it is yours."
        />
        <RequestFields />
      </Form>
    </Document>
  )
}

export function AskedByEmailPage() {
  return (
    <Document title="Look into your mailbox">
      <PageHeader
        title="One step is missing"
        lead="We have sent an email to that address. Please open it and confirm there: only then does the month begin in which you are answered."
      />
      <Prose>
        <p>
          It should be there within a few minutes; sometimes it hides among the unwanted ones. What is not
          confirmed within a week we delete.
        </p>
      </Prose>
    </Document>
  )
}

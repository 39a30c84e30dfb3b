import { Certificate } from '../../../ui/certificate.tsx'
import { Document } from '../../../ui/document.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { CertificateInWords } from '../rules/certificate-words.ts'

/** For somebody who was shown a certificate: it stands, and this is what is on it. Nothing leads on from here. */
export function CheckPage({ certificate, issuedOn }: { certificate: CertificateInWords; issuedOn: string }) {
  return (
    <Document title="A certificate, checked" secret>
      <PageHeader
        title="This certificate stands"
        lead={`${certificate.society} issued it on ${issuedOn}. Compare what you were shown with what is here: every word is as it was issued.`}
      />
      <Section>
        <Certificate {...certificate} issuedOn={issuedOn} />
      </Section>
    </Document>
  )
}

/** Where a code is typed from paper. */
export function TypeCodePage({ typed }: { typed: string | undefined }) {
  return (
    <Document title="Check a certificate" secret>
      <PageHeader
        title="Check a certificate"
        lead="Have you been shown a certificate of ours? Type the code from its foot: the page tells whether it stands, and what is on it."
      />
      <TheCode
        typed={typed}
        problem={typed ? 'This is no code of ours: it has 20 letters and digits.' : undefined}
      />
    </Document>
  )
}

/** The same of one that was withdrawn, and of none at all. */
export function NoCertificatePage() {
  return (
    <Document title="No certificate" secret>
      <PageHeader title="There is no certificate under this address" />
      <Notice kind="attention" title="Nothing is confirmed here.">
        <p>
          A letter of the code may be misread, or its owner uses another certificate now: please ask them.
        </p>
      </Notice>
      <Section title="Type the code once more">
        <TheCode typed={undefined} problem={undefined} />
      </Section>
    </Document>
  )
}

function TheCode({ typed, problem }: { typed: string | undefined; problem: string | undefined }) {
  return (
    <Form
      method="get"
      action="/certificates/check"
      submit="Check it"
      attempt={
        typed === undefined
          ? undefined
          : { typed: { code: typed }, problems: problem ? { code: problem } : {} }
      }
    >
      <TextField
        name="code"
        label="The code"
        hint="Such as k3m9q-2xd7f-h4trv-8wbnc; capitals and hyphens do not matter."
        autocomplete="off"
      />
    </Form>
  )
}

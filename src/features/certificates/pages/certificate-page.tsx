import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import { Certificate } from '../../../ui/certificate.tsx'
import { Copyable } from '../../../ui/copyable.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { ScreenOnly } from '../../../ui/print.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import type { CertificateInWords } from '../rules/certificate-words.ts'

export interface CertificatePageProps {
  id: string
  certificate: CertificateInWords
  isLed: boolean
  issuedOn: string
  /** null while it stands. */
  withdrawnOn: string | null
  checkAddress: string
  /** Where one with today's record is made; null while that says the same. */
  anew: string | null
  wasMade: boolean
  refusal?: string | undefined
}

/** One's own certificate: to look at, to print, to hand on, to withdraw. */
export function CertificatePage({ id, certificate, withdrawnOn, anew, ...props }: CertificatePageProps) {
  const pdf = `/certificates/${id}/certificate.pdf`
  return (
    <Document title={certificate.title} width="wide" secret>
      <ScreenOnly>
        <PageHeader
          title={certificate.title}
          lead={
            withdrawnOn
              ? 'Withdrawn: only you still see what stood on it.'
              : 'Yours to hand on, or not. Nobody else finds it here: not your leaders, not the society’s office.'
          }
          back={{ href: '/certificates', label: 'Your hours' }}
          actions={!withdrawnOn && <LinkButton href={pdf}>Print it: PDF, one page</LinkButton>}
        />
        {props.refusal && <Notice kind="problem" title={props.refusal} />}
        {props.wasMade && !withdrawnOn && (
          <Notice kind="good" title="Your certificate is issued.">
            <p>
              It stays as it is now. Print it, or hand on its check address; a reflective note, where your
              college wants one, you write for yourself.
            </p>
          </Notice>
        )}
        {withdrawnOn && (
          <Notice kind="info" title={`You withdrew it on ${withdrawnOn}.`}>
            <p>Its check address says that there is none, as it does of one that never was.</p>
          </Notice>
        )}
        {anew && (
          <NextStep title="The record has changed since" action={{ href: anew, label: 'Look at a new one' }}>
            <p>
              Attendance was corrected after the day of issue. This certificate stays as it was issued; you
              can make one that says how it stands today, and withdraw this one.
            </p>
          </NextStep>
        )}
      </ScreenOnly>
      <Section>
        <Certificate {...certificate} issuedOn={props.issuedOn}>
          {!withdrawnOn && (
            <QrCode text={props.checkAddress} label={`QR code that leads to ${props.checkAddress}`} />
          )}
        </Certificate>
      </Section>
      {!withdrawnOn && (
        <ScreenOnly>
          <Section
            title="For whoever wants to check it"
            lead="The address and its code open one page: that this certificate was issued, with what stands on it. It leads to nothing else of yours, nor to anybody’s."
          >
            <Stack>
              <Copyable id="check-address" label="Check address" value={props.checkAddress} />
              <Row>
                <PostButton
                  action={`/certificates/${id}/withdrawal`}
                  label="Withdraw it"
                  confirm="Its check address will say that there is none, at once and for good. Paper that is about cannot be called back. You can make another at any time, with another code."
                />
              </Row>
            </Stack>
          </Section>
        </ScreenOnly>
      )}
    </Document>
  )
}

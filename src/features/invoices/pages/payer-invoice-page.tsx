import { formatDateOnly } from '../../../shared/calendar.ts'
import { inFull, invoiceNumber, periodInWords } from '../../../shared/invoice-words.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Quiet } from '../../../ui/paragraphs.tsx'
import type { HeldInvoice } from '../queries/held-invoice.ts'
import type { StateOfInvoice } from '../rules/invoice-state.ts'
import { Instalments, Paying, type PayingProps, StateBadge } from './invoice-parts.tsx'

export interface PayerInvoicePageProps {
  invoice: HeldInvoice
  state: StateOfInvoice
  paying: PayingProps
  pdfHref: string
}

/** The one invoice that a payer's address opens. */
export function PayerInvoicePage({ invoice, state, paying, pdfHref }: PayerInvoicePageProps) {
  const { currency, meetings } = invoice
  const title = `Invoice ${invoiceNumber(invoice)}`
  return (
    <Document title={title} secret>
      <PageHeader
        title={title}
        eyebrow={invoice.groupName ?? undefined}
        lead={`For ${invoice.payerName}.`}
        actions={
          <LinkButton href={pdfHref} tone="plain">
            As a PDF
          </LinkButton>
        }
      />
      <Stack gap="large">
        <Section title="What it is for" actions={<StateBadge state={state} />}>
          <Facts
            facts={[
              ['For the place of', invoice.memberName ?? 'somebody who has been forgotten'],
              ['Your reference', invoice.payerReference],
              [
                'Meetings',
                invoice.fromOn.equals(invoice.toOn)
                  ? periodInWords(invoice)
                  : `${meetings === 1 ? 'one' : meetings} from ${periodInWords(invoice)}`,
              ],
              ['Dated', formatDateOnly(invoice.issuedOn)],
              ['In all', inFull(invoice.totalMinor, currency)],
              ['Taken off', invoice.takenOffMinor > 0 && inFull(invoice.takenOffMinor, currency)],
              ['How it stands', state.words],
            ]}
          />
        </Section>
        {state.instalments.length > 1 && (
          <Section title="What is due when">
            <Instalments instalments={state.instalments} currency={currency} />
          </Section>
        )}
        {invoice.openMinor > 0 && (
          <Section title="How to pay">
            <Paying {...paying} />
          </Section>
        )}
        {invoice.memberName && (
          <p>{`Is something not right? Please tell ${invoice.memberName}, who reaches whoever keeps the group’s money.`}</p>
        )}
        <Quiet>
          A Balint group is for clinicians who talk, in confidence, about their work. The place is paid for
          ahead; who comes to which meeting is not told to anybody who pays.
        </Quiet>
      </Stack>
    </Document>
  )
}

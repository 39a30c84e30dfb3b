import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'

/** Where a payer comes back to from the card company: it knows nothing of their invoice. */
export function BackFromCardPage({ hasPaid }: { hasPaid: boolean }) {
  return hasPaid ? (
    <Document title="Thank you">
      <PageHeader
        title="Thank you"
        lead="Stripe tells the group of your payment within minutes. Then the invoice’s page, behind the link in our email, says that it is settled. Please do not pay twice."
      />
    </Document>
  ) : (
    <Document title="Not paid yet">
      <PageHeader
        title="Not paid yet"
        lead="Nothing was taken from your card. To go on, or to pay by transfer instead, open the invoice’s page again: the link is in our email."
      />
    </Document>
  )
}

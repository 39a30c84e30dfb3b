import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row } from '../../../ui/layout.tsx'

/** For whoever holds an office and has no second way to sign in, although its time is over. */
export function OfficeWaitsPage() {
  return (
    <Document title="Your office waits" secret>
      <PageHeader
        title="Your office waits"
        lead="Whoever administers, sits on Council or keeps a group’s money signs in with a passkey or an app as well. The time to set one up is over; as soon as you have, this page is open to you again, if it belongs to your office."
      />
      <Row>
        <LinkButton href="/profile/sign-in">Set one up now</LinkButton>
        <LinkButton href="/home" tone="plain">
          To my home page
        </LinkButton>
      </Row>
    </Document>
  )
}

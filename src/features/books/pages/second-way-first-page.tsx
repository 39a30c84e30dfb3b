import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row } from '../../../ui/layout.tsx'

/** For whoever changes where a group's money goes and signs in with an email alone. */
export function SecondWayFirstPage() {
  return (
    <Document title="A second way to sign in comes first" secret>
      <PageHeader
        title="A second way to sign in comes first"
        lead="This group has had money. Whoever got into your mailbox could have it paid to themselves; so where it goes is changed only by somebody who signs in with a passkey or an app as well. Setting one up takes two minutes. Nothing has been changed."
      />
      <Row>
        <LinkButton href="/profile/sign-in">Set one up now</LinkButton>
      </Row>
    </Document>
  )
}

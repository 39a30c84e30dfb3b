import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row } from '../../../ui/layout.tsx'

interface SecondWayFirstPageProps {
  /** When the one that they have opens this; null: they have none. */
  opens: string | null
}

/** For whoever changes where a group's money goes and signs in with an email alone, or did until a moment ago. */
export function SecondWayFirstPage({ opens }: SecondWayFirstPageProps) {
  const why =
    'This group has had money. Whoever got into your mailbox could have it paid to themselves; so where it goes is changed only by somebody who signs in with a passkey or an app as well, and has done so for three days.'
  return opens === null ? (
    <Document title="A second way to sign in comes first" secret>
      <PageHeader
        title="A second way to sign in comes first"
        lead={`${why} Setting one up takes two minutes. Nothing has been changed.`}
      />
      <Row>
        <LinkButton href="/profile/sign-in">Set one up now</LinkButton>
      </Row>
    </Document>
  ) : (
    <Document title="Your second way to sign in is new" secret>
      <PageHeader
        title="Your second way to sign in is new"
        lead={`${why} Yours opens this from ${opens} on. Nothing has been changed. If it is pressing, somebody else who keeps this money may do it.`}
      />
    </Document>
  )
}

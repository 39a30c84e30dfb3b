import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row } from '../../../ui/layout.tsx'

interface LeadersOnlyPageProps {
  group: { id: string; name: string; standing: 'member' | 'office' }
}

/** For those who know the group and do not lead it. */
export function LeadersOnlyPage({ group: { id, name, standing } }: LeadersOnlyPageProps) {
  return (
    <Document title="Only the leaders see this page">
      <PageHeader
        eyebrow={name}
        title="Only the leaders see this page"
        lead={
          standing === 'member'
            ? 'Here they plan and keep what belongs to leading. Everything you need as a member stands on the circle’s page: dates, ground rules, what you pay, the way in.'
            : 'What a group’s leaders plan and note is theirs alone, and not for the society either. You see what the public sees, and can always write to them.'
        }
      />
      <Row>
        {standing === 'member' ? (
          <LinkButton href={`/groups/${id}/circle`}>Go to your circle</LinkButton>
        ) : (
          <LinkButton href={`/groups/${id}`}>See the group’s public page</LinkButton>
        )}
        <LinkButton href="/home" tone="plain">
          Home
        </LinkButton>
      </Row>
    </Document>
  )
}

import { Document } from '../../../ui/document.tsx'
import { Card, Columns, PageHeader, Section } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import { RegisterTabs } from './tabs.tsx'

interface WaitingPageProps {
  /** May decide; otherwise only reads that somebody waits. */
  decides: boolean
  requests: readonly { personId: string; name: string; asks: string; askedOn: string }[]
  supervisors: readonly { personId: string; name: string; enteredOn: string }[]
}

/** What waits for a word of the Council. */
export function WaitingPage({ decides, requests, supervisors }: WaitingPageProps) {
  return (
    <Document title="To decide" width="wide">
      <PageHeader
        title="To decide"
        lead={
          decides
            ? 'Whoever has waited longest comes first. What you decide is kept with your name and the day, and written to them.'
            : 'What waits for the Council. Deciding is the Council’s; you read along.'
        }
      />
      <RegisterTabs current="/register/waiting" whole />
      <Section title="Accreditations to confirm">
        {requests.length === 0 ? (
          <EmptyState title="Nobody waits for an answer">
            <p>When a leader asks the Council to confirm an accreditation, its members are told by email.</p>
          </EmptyState>
        ) : (
          <Columns>
            {requests.map(({ personId, name, asks, askedOn }) => (
              <Card
                key={personId}
                title={name}
                href={`/register/people/${personId}`}
                badges={<Badge kind="attention">asked on {askedOn}</Badge>}
              >
                <p>Says: {asks}.</p>
              </Card>
            ))}
          </Columns>
        )}
      </Section>
      <Section title="Supervisors to confirm">
        {supervisors.length === 0 ? (
          <EmptyState title="No entry waits">
            <p>Whoever offers supervision is found by leaders once the Council has confirmed the entry.</p>
          </EmptyState>
        ) : (
          <Columns>
            {supervisors.map(({ personId, name, enteredOn }) => (
              <Card
                key={personId}
                title={name}
                href={`/register/people/${personId}`}
                badges={<Badge kind="attention">entered on {enteredOn}</Badge>}
              >
                <p>Offers supervision.</p>
              </Card>
            ))}
          </Columns>
        )}
      </Section>
    </Document>
  )
}

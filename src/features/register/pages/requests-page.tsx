import { Document } from '../../../ui/document.tsx'
import { Card, PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import type { ContactKind } from '../queries/contact.ts'
import type { RequestState } from '../rules/request-state.ts'
import { requestKindInWords, requestStateInWords } from './request-words.ts'
import { OwnTabs } from './tabs.tsx'

export interface RequestLine {
  id: string
  kind: ContactKind
  state: RequestState
  other: string
  askedOn: string
  /** 'Write to each other until you are agreed', in words. */
  next: string
}

interface RequestsPageProps {
  toMe: readonly RequestLine[]
  mine: readonly RequestLine[]
  waiting: number
}

export function RequestsPage({ toMe, mine, waiting }: RequestsPageProps) {
  return (
    <Document title="Requests" width="wide">
      <PageHeader
        title="Requests"
        lead="Who has asked you through the register, and whom you asked. Nobody sees anybody’s address."
      />
      <OwnTabs current="/register/requests" waiting={waiting} />
      <Section title="To you">
        {toMe.length === 0 ? (
          <EmptyState title="Nobody has asked you yet">
            <p>
              Leaders find you when <a href="/register/me">your entry</a> says that you look for somebody and
              that you agree to be found.
            </p>
          </EmptyState>
        ) : (
          <Lines lines={toMe} />
        )}
      </Section>
      <Section title="From you">
        {mine.length === 0 ? (
          <EmptyState title="You have asked nobody yet">
            <p>
              Do you lead a group alone, or without supervision? Its pages “Leaders” and “Supervision” show
              who could be asked.
            </p>
          </EmptyState>
        ) : (
          <Lines lines={mine} />
        )}
      </Section>
    </Document>
  )
}

function Lines({ lines }: { lines: readonly RequestLine[] }) {
  return (
    <Stack gap="small">
      {lines.map((line) => (
        <Card
          key={line.id}
          title={line.other}
          href={`/register/requests/${line.id}`}
          meta={`${requestKindInWords[line.kind]} · asked on ${line.askedOn}`}
          badges={
            <Badge
              kind={line.state === 'open' ? 'attention' : line.state === 'accepted' ? 'good' : 'neutral'}
            >
              {requestStateInWords[line.state]}
            </Badge>
          }
        >
          <p>{line.next}</p>
        </Card>
      ))}
    </Stack>
  )
}

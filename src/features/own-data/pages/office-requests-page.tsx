import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'

export interface OfficeLine {
  id: string
  name: string
  what: string
  asked: string
  /** 'Due in 12 days' */
  due: string
  isPressing: boolean
}

interface OfficeRequestsPageProps {
  society: string
  open: readonly OfficeLine[]
  answered: readonly { id: string; name: string; what: string; when: string; outcome: string }[]
}

export function OfficeRequestsPage({ society, open, answered }: OfficeRequestsPageProps) {
  return (
    <Document title="Requests about data" width="wide">
      <PageHeader
        eyebrow={society}
        title="Requests about data"
        lead="Everybody may see what is held about them, have it corrected, or be erased. The law gives the society a month to answer."
      />
      <OfficeTabs current="/office/data-requests" />
      <Section title="To answer">
        <Table
          caption="Requests to answer, what is due first in front"
          captionHidden
          rows={open}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Nobody waits">
              <p>
                A request arrives here, and by email, when somebody asks on their own page, or without an
                account at <a href="/data-requests">the page for everybody</a>.
              </p>
            </EmptyState>
          }
          columns={[
            {
              title: 'Who',
              head: true,
              cell: ({ id, name }) => <a href={`/office/data-requests/${id}`}>{name}</a>,
            },
            { title: 'What', cell: ({ what }) => what },
            { title: 'Asked', cell: ({ asked }) => asked },
            {
              title: 'Due',
              cell: ({ due, isPressing }) => (
                <Row>
                  <Badge kind={isPressing ? 'attention' : 'neutral'}>{due}</Badge>
                </Row>
              ),
            },
          ]}
        />
      </Section>
      {answered.length > 0 && (
        <Section
          title="Answered lately"
          lead="That it was asked, and when it was answered, is kept; of whoever was erased, without a name."
        >
          <Table
            caption="Requests that have been answered, the latest first"
            captionHidden
            rows={answered}
            rowKey={({ id }) => id}
            columns={[
              { title: 'Who', head: true, cell: ({ name }) => name },
              { title: 'What', cell: ({ what }) => what },
              { title: 'Answered', cell: ({ when }) => when },
              { title: 'How', cell: ({ outcome }) => outcome },
            ]}
          />
        </Section>
      )}
    </Document>
  )
}

import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { Timeline } from '../../../ui/steps.tsx'

interface LooksPageProps {
  /** 'Ailsa Grant looked at your application to Leith.' */
  looks: readonly { when: string; words: string }[]
}

export function LooksPage({ looks }: LooksPageProps) {
  return (
    <Document title="Who looked at confidential records of yours">
      <PageHeader
        title="Who looked at confidential records of yours"
        lead="Applications and interviews, what you asked the society or about your data, your accreditation, a portfolio you handed in, reports about you, what you pay where it is agreed with you, a concern: whoever opens one of them leaves a line here, once a day. It is kept for a year, and nobody can change it."
        back={{ href: '/your-data', label: 'What is held about you' }}
      />
      <Section title="The latest">
        {looks.length === 0 ? (
          <EmptyState title="Nobody has looked">
            <p>Within the last year nobody but you has opened a confidential record of yours.</p>
          </EmptyState>
        ) : (
          <Timeline
            label="Who looked, the newest first"
            entries={looks.map(({ when, words }) => ({ when, title: words }))}
          />
        )}
      </Section>
    </Document>
  )
}

import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { PageHeader, Prose, Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { PortfolioTabs } from './tabs.tsx'

/** What one year came to, in words. */
export interface YearLine {
  year: string
  asMember: string
  leading: string
  supervision: string
  own: string
  all: string
}

/** Hours a year, as colleges ask for them. */
export function YearsPage({ years }: { years: readonly YearLine[] }) {
  return (
    <Document title="Hours by year" width="wide">
      <PageHeader
        title="Hours by year"
        lead="For your professional development: what each year came to, whole quarters of an hour, rounded down."
        back={{ href: '/home', label: 'Home' }}
      />
      <PortfolioTabs current="/portfolio/years" />
      <Section>
        <Table
          caption="Hours by year"
          captionHidden
          rows={years}
          rowKey={({ year }) => year}
          short
          empty={
            <EmptyState title="No hours yet">
              <p>They appear once somebody has taken attendance of a meeting to which you came.</p>
            </EmptyState>
          }
          columns={[
            { title: 'Year', head: true, cell: ({ year }) => year },
            { title: 'As a member', align: 'end', cell: ({ asMember }) => asMember },
            { title: 'Leading', align: 'end', cell: ({ leading }) => leading },
            { title: 'Supervision', align: 'end', cell: ({ supervision }) => supervision },
            { title: 'Own entries', align: 'end', cell: ({ own }) => own },
            { title: 'In all', align: 'end', cell: ({ all }) => all },
          ]}
        />
      </Section>
      <Section title="For your college">
        <Prose>
          <p>
            A <a href="/certificates">certificate</a> of a group’s meetings has an address at which your
            college can check it. This page is for you; it confirms nothing to others.
          </p>
          <p>
            Many colleges want a reflective note besides:{' '}
            <a href="/portfolio/reflection">why you write that elsewhere</a>.
          </p>
        </Prose>
      </Section>
    </Document>
  )
}

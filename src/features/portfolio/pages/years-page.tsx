import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { PageHeader, Prose, Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { hoursInWords } from '../../certificates/rules/hours.ts'
import type { YearHours } from '../rules/year-hours.ts'
import { PortfolioTabs } from './tabs.tsx'

/** Hours a year, as colleges ask for them. */
export function YearsPage({ years }: { years: readonly YearHours[] }) {
  const hours = (minutes: number) => (minutes === 0 ? '–' : hoursInWords(minutes))
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
          rowKey={({ year }) => String(year)}
          short
          empty={
            <EmptyState title="No hours yet">
              <p>They appear once somebody has taken attendance of a meeting to which you came.</p>
            </EmptyState>
          }
          columns={[
            { title: 'Year', head: true, cell: ({ year }) => year },
            { title: 'As a member', align: 'end', cell: ({ asMember }) => hours(asMember) },
            { title: 'Leading', align: 'end', cell: ({ leading }) => hours(leading) },
            { title: 'Supervision', align: 'end', cell: ({ supervision }) => hours(supervision) },
            { title: 'Own entries', align: 'end', cell: ({ own }) => hours(own) },
            { title: 'In all', align: 'end', cell: ({ all }) => hours(all) },
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

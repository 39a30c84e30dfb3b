import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'

export interface NumbersLine {
  label: string
  asked: number
  passedOn: number
  declined: number
  visits: number
  applications: number
}

export interface NumbersPageProps {
  society: string
  /** The reader is at home in the office. */
  isOffice: boolean
  byKind: readonly NumbersLine[]
  byRegion: readonly NumbersLine[]
}

/** What outreach brought: sums, of no group and no applicant. */
export function NumbersPage({ society, isOffice, byKind, byRegion }: NumbersPageProps) {
  return (
    <Document title="What outreach brings" width="wide">
      <PageHeader
        eyebrow={society}
        title="What outreach brings"
        back={{ href: '/organisations', label: 'Book of organisations' }}
        lead="Sums of all groups: who was asked, what came back, and how many people came by their links. No group and no applicant can be read from it."
      />
      {isOffice && <OfficeTabs current="/organisations" />}
      {byKind.length === 0 ? (
        <EmptyState
          title="Nobody has been asked yet"
          action={{ href: '/organisations', label: 'To the book' }}
        >
          <p>As soon as a group asks an organisation, it is counted here.</p>
        </EmptyState>
      ) : (
        <>
          <Section title="By kind of organisation">
            <Numbers caption="By kind of organisation" first="Kind" lines={byKind} />
          </Section>
          <Section title="By region">
            <Numbers caption="By region" first="Region" lines={byRegion} />
          </Section>
        </>
      )}
    </Document>
  )
}

function Numbers({
  caption,
  first,
  lines,
}: {
  caption: string
  first: string
  lines: readonly NumbersLine[]
}) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ label }) => label}
      columns={[
        { title: first, head: true, cell: ({ label }) => label },
        { title: 'Asked', align: 'end', cell: ({ asked }) => asked },
        { title: 'Passed on', align: 'end', cell: ({ passedOn }) => passedOn },
        { title: 'Declined', align: 'end', cell: ({ declined }) => declined },
        { title: 'Visits', align: 'end', cell: ({ visits }) => visits },
        { title: 'Applications', align: 'end', cell: ({ applications }) => applications },
      ]}
    />
  )
}

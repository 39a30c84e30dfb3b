import { Document } from '../../../ui/document.tsx'
import { Pagination } from '../../../ui/facts.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import { Timeline } from '../../../ui/steps.tsx'

interface ChangesPageProps {
  society: string
  /** '23 November 2026, 10:00' and a sentence; the newest first. */
  lines: readonly { id: string; when: string; words: string }[]
  older: string | null
  isFirst: boolean
}

export function ChangesPage({ society, lines, older, isFirst }: ChangesPageProps) {
  return (
    <Document title="Changes" width="wide">
      <PageHeader
        eyebrow={society}
        title="Changes"
        lead="What was changed, who did it and when. Nothing here is ever altered."
      />
      <OfficeTabs current="/office/changes" />
      <Section title={isFirst ? 'The latest' : 'Earlier'}>
        {lines.length === 0 ? (
          <EmptyState title="Nothing has been changed yet">
            <p>Settings, offices, regions and holidays: each change will stand here, with who and when.</p>
          </EmptyState>
        ) : (
          <Timeline
            label="Changes, the newest first"
            entries={lines.map(({ when, words }) => ({ when, title: words }))}
          />
        )}
        <Pagination
          previous={isFirst ? undefined : '/office/changes'}
          next={older ?? undefined}
          label={isFirst ? undefined : 'Back to the latest with “Previous”'}
        />
      </Section>
    </Document>
  )
}

import { accessWords } from '../../../shared/place-access.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { Pagination, Table } from '../../../ui/facts.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import type { Venue } from '../queries/venues.ts'
import { costInWords } from './venue-facts.tsx'
import { VenueFilters, VenueName } from './venue-list.tsx'

export interface BookPageProps {
  society: string
  /** The reader is at home in the office. */
  isOffice: boolean
  canAdd: boolean
  venues: readonly Venue[]
  regions: readonly { id: string; name: string }[]
  wish: { search?: string | undefined; region?: string | undefined; kind?: string | undefined }
  next: string | null
}

/** The society's shared book of places to meet. */
export function BookPage({ society, isOffice, canAdd, venues, regions, wish, next }: BookPageProps) {
  const isFiltered = Boolean(wish.search || wish.region || wish.kind)
  return (
    <Document title="Book of places" width="wide">
      <PageHeader
        eyebrow={society}
        title="Book of places"
        lead="Rooms in which a group can meet: whoever leads one, or works in the office, finds what matters here. The public reads a group’s area and nothing else."
        actions={canAdd && <LinkButton href="/venues/new">Add a place</LinkButton>}
      />
      {isOffice && <OfficeTabs current="/venues" />}
      <Section>
        <VenueFilters action="/venues" regions={regions} wish={wish} />
      </Section>
      <Section title="Entries">
        <Table
          caption="Places"
          captionHidden
          rows={venues}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              title={isFiltered ? 'None like this stands in the book' : 'The book is empty'}
              {...(canAdd && { action: { href: '/venues/new', label: 'Add a place' } })}
            >
              <p>
                Health centres, education rooms of hospitals, community venues and counselling bodies are
                worth asking. Leaders add places as they find them.
              </p>
            </EmptyState>
          }
          columns={[
            {
              title: 'Place',
              head: true,
              cell: (venue) => <VenueName venue={venue} href={`/venues/${venue.id}`} />,
            },
            { title: 'Chairs', cell: ({ seats }) => seats },
            { title: 'Getting in', cell: (venue) => accessWords({ ...venue, accessNote: null }) || '–' },
            { title: 'Cost', cell: (venue) => costInWords(venue) ?? '–' },
          ]}
        />
        <Pagination next={next ?? undefined} />
      </Section>
      {isFiltered && venues.length > 0 && (
        <Row>
          <a href="/venues">Show all</a>
        </Row>
      )}
    </Document>
  )
}

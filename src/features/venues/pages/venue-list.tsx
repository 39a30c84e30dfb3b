import type { ComponentChildren } from 'preact'
import { venueKindNames, venueKinds } from '../../../shared/venue-kinds.ts'
import { Under } from '../../../ui/facts.tsx'
import { ListFilters } from '../../../ui/list-filters.tsx'
import type { Venue } from '../queries/venues.ts'
import { whereOf } from './venue-facts.tsx'

export interface VenueFiltersProps {
  action: string
  regions: readonly { id: string; name: string }[]
  wish: { search?: string | undefined; region?: string | undefined; kind?: string | undefined }
  /** What the address says besides. */
  kept?: Record<string, string>
}

/** Looking through the book: by how a town or a place begins, by region, by what it is. */
export function VenueFilters({ action, regions, wish, kept = {} }: VenueFiltersProps) {
  return (
    <ListFilters
      action={action}
      label="Which places"
      search={{ label: 'Town or name begins with', name: 'search', value: wish.search }}
      kept={kept}
      questions={[
        {
          label: 'Region',
          name: 'region',
          all: 'Everywhere',
          options: regions.map(({ id, name }) => ({ value: id, label: name })),
          value: wish.region,
        },
        {
          label: 'What it is',
          name: 'kind',
          all: 'All kinds',
          options: venueKinds.map((kind) => ({ value: kind, label: venueKindNames[kind] })),
          value: wish.kind,
        },
      ]}
    />
  )
}

/** One place of a list: its name, and under it what and where it is. */
export function VenueName({
  venue,
  href,
  children,
}: {
  venue: Venue
  href: string
  children?: ComponentChildren
}) {
  return (
    <div>
      <a href={href}>{venue.name}</a>
      {children && <> {children}</>}
      <Under>{[venueKindNames[venue.kind], whereOf(venue)].filter(Boolean).join(' · ')}</Under>
    </div>
  )
}

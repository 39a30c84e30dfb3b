import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Pagination } from '../../../ui/facts.tsx'
import { FilterForm } from '../../../ui/filter-form.tsx'
import { Card, Columns, PageHeader, Row, Stack, Tabs } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'

/** A group as the public reads it. */
export interface ShownGroup {
  id: string
  name: string
  mode: 'face-to-face' | 'online'
  where: string
  /** 'Tuesdays at 19:30, every 2 weeks' */
  when: string | null
  professions: string
  /** '£18 a meeting', 'Free of charge' */
  cost: string | null
  freePlaces: number
  seats: readonly Seat[]
  leaders: readonly string[]
}

export interface DirectoryPageProps {
  groups: readonly ShownGroup[]
  regions: readonly { id: string; name: string }[]
  region: string | null
  mode: 'face-to-face' | 'online' | null
  /** Addresses of the same list, filtered otherwise. */
  addressOf: (wish: { region: string | null; mode: 'face-to-face' | 'online' | null }) => string
  first: string | undefined
  next: string | undefined
}

export function DirectoryPage(props: DirectoryPageProps) {
  const { groups, region, mode, addressOf } = props
  return (
    <Document title="Find a Balint group" width="wide">
      <PageHeader
        title="Groups with an open door"
        lead="Small groups of people who work with patients or clients, and meet regularly to think about that work. These take applicants now; those that are full stand last."
      />
      <Tabs
        label="How they meet"
        current={addressOf({ region, mode })}
        tabs={[
          { href: addressOf({ region, mode: null }), label: 'All groups' },
          { href: addressOf({ region, mode: 'face-to-face' }), label: 'Face to face' },
          { href: addressOf({ region, mode: 'online' }), label: 'Online' },
        ]}
      />
      <Stack gap="large">
        <FilterForm
          action="/groups"
          label="Region"
          name="region"
          all="All regions"
          options={props.regions.map(({ id, name }) => ({ value: id, label: name }))}
          value={region ?? undefined}
          kept={mode ? { mode } : {}}
        />
        {groups.length === 0 ? (
          <NoGroups isFiltered={region !== null || mode !== null} />
        ) : (
          <Columns>
            {groups.map((group) => (
              <GroupCard key={group.id} group={group} />
            ))}
          </Columns>
        )}
      </Stack>
      <Pagination previous={props.first} next={props.next} />
    </Document>
  )
}

function GroupCard({ group }: { group: ShownGroup }) {
  return (
    <Card
      level={2}
      title={group.name}
      href={`/groups/${group.id}`}
      meta={`${group.mode === 'online' ? 'Online' : 'Face to face'}${group.where ? ` · ${group.where}` : ''}`}
      picture={<Circle seats={group.seats} size="small" />}
      footer={
        <Row>
          <Badge kind={group.freePlaces > 0 ? 'good' : 'neutral'}>{placesInWords(group.freePlaces)}</Badge>
          {group.cost && <span>{group.cost}</span>}
          {group.leaders.length > 0 && <span>led by {group.leaders.join(' and ')}</span>}
        </Row>
      }
    >
      {group.when && <p>{group.when}</p>}
      <p>{group.professions}</p>
    </Card>
  )
}

export const placesInWords = (places: number): string =>
  places === 0 ? 'Full for now' : places === 1 ? 'One place free' : `${places} places free`

function NoGroups({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptyState
      title={isFiltered ? 'No group like this takes applicants now.' : 'No group takes applicants now.'}
      action={{ href: '/start', label: 'Start one yourself' }}
    >
      <p>
        {isFiltered && (
          <>
            Look at <a href="/groups">all groups</a>; many meet online, and distance does not matter there.{' '}
          </>
        )}
        Or <a href="/contact">ask us</a>: we may know of a group that is just forming near you.
      </p>
    </EmptyState>
  )
}

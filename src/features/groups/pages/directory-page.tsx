import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Pagination } from '../../../ui/facts.tsx'
import { ActiveFilters, type Filter, FilterPanel } from '../../../ui/filter-panel.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import { type MapRegion, RegionMap } from '../../../ui/region-map.tsx'
import type { Seat } from '../../../ui/seats.ts'

/** A group as the public reads it. */
export interface ShownGroup {
  id: string
  name: string
  mode: 'face-to-face' | 'online'
  where: string
  /** 'Tuesdays at 19:30, every 2 weeks', or that it is still to be agreed */
  when: string
  professions: string
  /** 'In Welsh and English'; null for English alone. */
  languages: string | null
  /** '£18 a meeting', 'Free of charge' */
  cost: string | null
  freePlaces: number
  /** 'One place free' */
  places: string
  seats: readonly Seat[]
  leaders: readonly string[]
}

export interface DirectoryPageProps {
  groups: readonly ShownGroup[]
  filters: readonly Filter[]
  placesFree: boolean
  /** What is set, in words, each with the address without it. */
  active: readonly { name: string; words: string; without: string }[]
  /** The regions with their numbers; each link keeps the other filters. */
  map: readonly MapRegion[]
  /** '4 groups meet online'; null where there is none. */
  online: { words: string; href: string } | null
  /** Where to leave one's address for what is not there. */
  waitingList: string
  /** How to show this very list elsewhere. */
  elsewhere: string
  first: string | undefined
  next: string | undefined
}

export function DirectoryPage(props: DirectoryPageProps) {
  const { groups, active } = props
  return (
    <Document title="Find a Balint group" width="wide">
      <PageHeader
        title="Groups with an open door"
        lead="Small groups of people who work with patients or clients, and meet regularly to think about that work. These take applicants now; those that are full stand last."
      />
      <Stack gap="large">
        <Stack>
          <FilterPanel
            action="/groups"
            label="Which groups"
            filters={props.filters}
            tick={{
              name: 'places',
              value: 'free',
              label: 'Only with a free place',
              checked: props.placesFree,
            }}
          />
          <ActiveFilters filters={active} all="/groups" />
        </Stack>
        <Columns of="main-aside">
          <div>
            {groups.length === 0 ? (
              <NoGroups isFiltered={active.length > 0} waitingList={props.waitingList} />
            ) : (
              <Stack>
                {groups.map((group) => (
                  <GroupCard key={group.id} group={group} />
                ))}
              </Stack>
            )}
            <Pagination previous={props.first} next={props.next} />
          </div>
          <Aside {...props} />
        </Columns>
      </Stack>
    </Document>
  )
}

function Aside({ groups, map, online, waitingList, elsewhere }: DirectoryPageProps) {
  return (
    <Stack>
      <Section title="On the map">
        <RegionMap label="Groups by region" elsewhere="Not on the map" regions={map} />
        {online && (
          <p>
            <a href={online.href}>{online.words}</a>, wherever you are.
          </p>
        )}
      </Section>
      {/* An empty list says so itself. */}
      {groups.length > 0 && (
        <Card title="Tell me when one opens" href={waitingList} tone="wash">
          <p>Nothing near you, or nothing that suits? We write to you once for each new group.</p>
        </Card>
      )}
      <p>
        <a href="/tasters">Single meetings to try, before you decide</a>
      </p>
      <p>
        <a href="/regions">Our regions, and whom to ask there</a>
      </p>
      <p>
        <a href={elsewhere}>This list on your own site, or in a feed reader</a>
      </p>
    </Stack>
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
          <Badge kind={group.freePlaces > 0 ? 'good' : 'neutral'}>{group.places}</Badge>
          {group.cost && <span>{group.cost}</span>}
          {group.leaders.length > 0 && <span>led by {group.leaders.join(' and ')}</span>}
        </Row>
      }
    >
      <p>{group.when}</p>
      <p>
        {group.professions}
        {group.languages && `. ${group.languages}`}
      </p>
    </Card>
  )
}

function NoGroups({ isFiltered, waitingList }: { isFiltered: boolean; waitingList: string }) {
  return (
    <EmptyState
      title={isFiltered ? 'No group like this takes applicants now.' : 'No group takes applicants now.'}
      action={{ href: waitingList, label: 'Tell me when one opens' }}
    >
      <p>
        {isFiltered && (
          <>
            Take one of the filters away, or look at <a href="/groups">all groups</a>; many meet online, and
            distance does not matter there.{' '}
          </>
        )}
        You could also <a href="/start">start one yourself</a>, or <a href="/contact">ask us</a>: we may know
        of a group that is just forming near you.
      </p>
    </EmptyState>
  )
}

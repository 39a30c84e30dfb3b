import { LinkButton } from '../../../ui/actions.tsx'
import { BackLink } from '../../../ui/back-link.tsx'
import { Pagination, Table, Under } from '../../../ui/facts.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../../groups/queries/group.ts'
import type { Venue } from '../queries/venues.ts'
import { costInWords } from './venue-facts.tsx'
import { VenueFilters, VenueName } from './venue-list.tsx'

export interface ChoicePageProps {
  group: Group
  seats: readonly Seat[]
  venues: readonly (Venue & { taken: number; isOurs: boolean })[]
  /** How many dates to come the group has. */
  dates: number
  /** How many sit in the circle when it is full. */
  needed: number
  regions: readonly { id: string; name: string }[]
  wish: { search?: string | undefined; region?: string | undefined; kind?: string | undefined }
  /** The meeting from whose page one comes, if any. */
  meeting: string | undefined
  next: string | null
}

/** The society's book, as a group looks for its room in it. */
export function ChoicePage({
  group,
  seats,
  venues,
  dates,
  needed,
  regions,
  wish,
  ...props
}: ChoicePageProps) {
  const path = `/groups/${group.id}/place`
  const along = props.meeting ? `?meeting=${props.meeting}` : ''
  const isFiltered = Boolean(wish.search || wish.region || wish.kind)
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title="Choose a place" current={path}>
      <Stack gap="large">
        <Stack gap="small">
          <BackLink href={path}>Place</BackLink>
          <Section
            title="The society’s book of places"
            lead="Rooms that other groups know, and your own. Nobody outside the groups and the society’s office reads it."
            actions={
              <LinkButton href={`${path}/new${along}`} tone="plain">
                Write down another
              </LinkButton>
            }
          >
            <VenueFilters
              action={`${path}/choice`}
              regions={regions}
              wish={wish}
              kept={props.meeting ? { meeting: props.meeting } : {}}
            />
          </Section>
        </Stack>
        <Table
          caption="Places"
          captionHidden
          rows={venues}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              title={isFiltered ? 'None like this stands in the book' : 'The book is empty'}
              action={{ href: `${path}/new${along}`, label: 'Write down a place' }}
            >
              <p>
                Health centres, education rooms of hospitals, community venues and counselling bodies are
                worth asking. What you write down helps the next group, too, if you like.
              </p>
            </EmptyState>
          }
          columns={[
            {
              title: 'Place',
              head: true,
              cell: (venue) => (
                <VenueName venue={venue} href={`${path}/venues/${venue.id}${along}`}>
                  {venue.isOurs && <Badge kind="accent">Yours now</Badge>}
                </VenueName>
              ),
            },
            {
              title: 'Chairs',
              cell: ({ seats: chairs }) => (
                <div>
                  {chairs}
                  {chairs < needed && <Under>you are up to {needed}</Under>}
                </div>
              ),
            },
            { title: 'Cost', cell: (venue) => costInWords(venue) ?? '–' },
            {
              title: 'Your dates',
              cell: ({ taken }) =>
                dates === 0 ? (
                  '–'
                ) : taken === 0 ? (
                  <Badge kind="good">free</Badge>
                ) : (
                  <Badge kind="problem">{`taken on ${taken} of ${dates}`}</Badge>
                ),
            },
          ]}
        />
        <Pagination next={props.next ?? undefined} />
        {isFiltered && venues.length > 0 && (
          <Row>
            <a href={`${path}/choice?region=all${props.meeting ? `&meeting=${props.meeting}` : ''}`}>
              Show all
            </a>
          </Row>
        )}
      </Stack>
    </GroupFrame>
  )
}

import { formatDateOnly, formatMeetingTime } from '../../../shared/calendar.ts'
import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { ClashList } from '../../../ui/clash-list.tsx'
import { Copyable } from '../../../ui/copyable.tsx'
import { Facts, Table } from '../../../ui/facts.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../../groups/queries/group.ts'
import type { PlaceChange } from '../queries/place-changes.ts'
import type { PlacedDate, StandingPlace } from '../queries/place-page.ts'
import type { Venue } from '../queries/venues.ts'
import type { ClashLine } from '../rules/clash-words.ts'
import { VenueFacts } from './venue-facts.tsx'

export interface PlacePageProps {
  group: Group
  seats: readonly Seat[]
  place: StandingPlace | null
  /** Its entry in the book; null where it has none that the reader may see. */
  venue: Venue | null
  canCorrect: boolean
  dates: readonly PlacedDate[]
  clashes: readonly ClashLine[]
  history: readonly PlaceChange[]
  /** What a calendar of the house subscribes to; null while none is made. */
  feed: { https: string; webcal: string; madeOn: Temporal.PlainDate } | null
  done: { title: string; next: { href: string; label: string } | null } | null
  attempt?: Attempt | undefined
}

/** Where a group meets face to face: the room, its dates with the house, and how often it has moved (R26–R31). */
export function PlacePage(props: PlacePageProps) {
  const { group, place, done, attempt } = props
  const path = `/groups/${group.id}/place`
  return (
    <GroupFrame group={group} seats={props.seats} standing="leader" title="Place" current={path}>
      <Stack gap="large">
        {done && (
          <Notice kind="good" title={done.title}>
            {done.next && (
              <p>
                Next: <a href={done.next.href}>{done.next.label} →</a>
              </p>
            )}
          </Notice>
        )}
        {attempt?.refusal && <Notice kind="problem">{attempt.refusal}</Notice>}
        <ClashList title="Not free on every date" clashes={props.clashes} />
        {place ? <Place {...props} place={place} path={path} /> : <NoPlace path={path} />}
      </Stack>
    </GroupFrame>
  )
}

function NoPlace({ path }: { path: string }) {
  return (
    <Columns of="main-aside">
      <Section
        title="Where will you meet?"
        lead="One room that is yours whenever you meet. Only the people of this group learn its name and address; the public reads the area."
      >
        <Row>
          <LinkButton href={`${path}/choice`}>Look in the society’s book</LinkButton>
          <LinkButton href={`${path}/new`} tone="plain">
            Write down a place of your own
          </LinkButton>
        </Row>
      </Section>
      <RoomAdvice />
    </Columns>
  )
}

function RoomAdvice() {
  return (
    <Card title="A good room" tone="wash">
      <p>
        Large enough for one circle, free on every date, and undisturbed. Health centres, education rooms of
        hospitals, community venues and counselling bodies often have one.
      </p>
      <p>A change of place unsettles a group, above all one that nobody expected.</p>
    </Card>
  )
}

function Place(props: PlacePageProps & { place: StandingPlace; path: string }) {
  const { group, place, venue, path } = props
  return (
    <>
      <Section
        title={place.name}
        lead="Only the people of this group see the name and the address. The public reads the area."
        actions={
          <LinkButton href={`${path}/choice`} tone="plain">
            Move to another place
          </LinkButton>
        }
      >
        <Columns of="main-aside">
          {venue ? (
            <VenueFacts venue={venue} />
          ) : (
            <Facts
              facts={[
                ['Address', place.address],
                ['Chairs in one circle', place.seats],
                ['Privacy', place.freeFromIntrusion ? 'Nobody walks in' : 'One may be disturbed there'],
              ]}
            />
          )}
          <Stack>
            {venue && <Entry venue={venue} canCorrect={props.canCorrect} />}
            <RoomAdvice />
          </Stack>
        </Columns>
      </Section>
      <Dates {...props} />
      <History {...props} />
      {venue && <CaretakersCalendar path={path} feed={props.feed} groupName={group.name} />}
    </>
  )
}

function Entry({ venue, canCorrect }: { venue: Venue; canCorrect: boolean }) {
  return (
    <Card title={venue.forGroupId ? 'Known to your group alone' : 'In the society’s book'} tone="wash">
      <p>
        {venue.forGroupId
          ? 'No other group reads of it. You may put it into the society’s book for others to use.'
          : 'Leaders of other groups and the society’s office can read this entry and meet there, too.'}
      </p>
      <p>
        {canCorrect ? (
          <a href={`/venues/${venue.id}`}>
            {venue.forGroupId ? 'Put it right, or share it' : 'Put it right'}
          </a>
        ) : (
          <>
            Something is wrong? Whoever added it and the administrators can put it right:{' '}
            <a href="/contact">write to the society</a>.
          </>
        )}
      </p>
    </Card>
  )
}

function Dates({ group, place, dates, path }: PlacePageProps & { place: StandingPlace; path: string }) {
  const open = dates.filter(({ booked }) => !booked).length
  if (dates.length === 0) {
    return (
      <NextStep
        title={place.freeForAllDates ? 'Agreed: it is yours on every date' : 'No dates yet'}
        action={{ href: `/groups/${group.id}/meetings#term`, label: 'Make the term’s dates' }}
      >
        <p>As soon as the dates are made, ask the house to write down all of them, and confirm it here.</p>
      </NextStep>
    )
  }
  return (
    <Section
      id="dates"
      title="Your dates there"
      lead={
        open === 0
          ? 'The house has written down every one of them.'
          : 'Ask the house to write down all of them at once, not week by week; then confirm it here.'
      }
      actions={
        open > 0 && (
          <PostButton
            action={`${path}/bookings`}
            label={dates.length === 1 ? 'It is booked' : `All ${dates.length} dates are booked`}
            tone="primary"
          />
        )
      }
    >
      <Table
        caption="Dates to come and whether the house has them"
        captionHidden
        rows={dates}
        rowKey={({ id }) => id}
        columns={[
          {
            title: 'Meeting',
            head: true,
            cell: ({ id, startsAt, endsAt }) => (
              <a href={`/groups/${group.id}/meetings/${id}`}>
                {formatMeetingTime(startsAt, endsAt, group.timeZone)}
              </a>
            ),
          },
          ...(dates.some(({ elsewhere }) => elsewhere)
            ? [
                {
                  title: 'Where',
                  cell: ({ elsewhere }: (typeof dates)[number]) => elsewhere?.name ?? place.name,
                },
              ]
            : []),
          {
            title: 'With the house',
            cell: ({ booked }) =>
              booked ? <Badge kind="good">Booked</Badge> : <Badge kind="attention">To confirm</Badge>,
          },
        ]}
      />
    </Section>
  )
}

function History({ history, group }: Pick<PlacePageProps, 'history' | 'group'>) {
  if (history.length === 0) return null
  return (
    <Section
      id="moves"
      title="Moves"
      lead="Each change of place is felt by the group, and counted; the plan looks at those of the last year."
    >
      <ul>
        {history.map(({ id, at, name, once, how, reason, by }) => (
          <li key={id}>
            {formatDateOnly(at.toZonedDateTimeISO(group.timeZone).toPlainDate())}: to {name}
            {once && ', for one meeting'}, {how === 'planned' ? 'announced well ahead' : 'at short notice'}
            {by && `, by ${by}`}.{reason && ` “${reason}”`}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function CaretakersCalendar({
  path,
  feed,
}: Pick<PlacePageProps, 'feed'> & { path: string; groupName: string }) {
  return (
    <Section
      id="calendar"
      title="A calendar for the house"
      lead="Whoever keeps the room can follow your dates in their own calendar. It says “Booked” and the time: nothing of the group, nobody’s name."
    >
      {feed ? (
        <Stack>
          <Copyable
            id="venue-calendar"
            label="Its address"
            hint={`Made on ${formatDateOnly(feed.madeOn)}. Give it to the caretaker, and to nobody else.`}
            value={feed.webcal}
          />
          <PostButton
            action={`${path}/calendar`}
            label="Replace the address"
            confirm="The old address stops working at once; the house then needs the new one."
          />
        </Stack>
      ) : (
        <PostButton action={`${path}/calendar`} label="Make an address" />
      )}
    </Section>
  )
}

import { LinkButton, NextStep } from './actions.tsx'
import { Circle, CircleKey } from './circle.tsx'
import { CostBars } from './cost-bars.tsx'
import { DateStrip } from './date-strip.tsx'
import { Document } from './document.tsx'
import { Facts, Pagination, Table } from './facts.tsx'
import { GalleryForms } from './gallery-forms.tsx'
import { GalleryPieces } from './gallery-pieces.tsx'
import { GalleryWords } from './gallery-words.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack, Tabs } from './layout.tsx'
import { Badge } from './notices.tsx'
import { RegionMap } from './region-map.tsx'
import type { Seat } from './seats.ts'
import { StepList, Timeline } from './steps.tsx'
import { SumBars } from './sum-bars.tsx'

/** Every component in its usual states, to be looked at. */
export function Gallery() {
  return (
    <Document title="What our pages are made of" width="wide">
      <PageHeader
        eyebrow="Scotland · online · Tuesdays"
        title="Clydeside Tuesday Group"
        lead="Six places for people who work with patients and would like to think about that work together, every other Tuesday evening."
        actions={
          <>
            <LinkButton href="#apply">Apply for a place</LinkButton>
            <LinkButton href="#ask" tone="plain">
              Ask the leaders
            </LinkButton>
          </>
        }
        picture={<Circle seats={forming} size="medium" centre={{ figure: 3, words: 'places free' }} />}
      />
      <Tabs
        label="This group"
        current="#people"
        tabs={[
          { href: '#plan', label: 'Plan' },
          {
            href: '#people',
            label: 'People',
            count: 5,
            within: [
              { href: '#people', label: 'Applicants' },
              { href: '#outreach', label: 'Outreach' },
            ],
          },
          { href: '#dates', label: 'Dates' },
          { href: '#money', label: 'Money' },
        ]}
      />
      <NextStep title="Choose the day and the rhythm" action={{ href: '#frame', label: 'Choose the day' }}>
        <p>Applicants ask this first. A regular time keeps the group together.</p>
      </NextStep>
      <TheCircle />
      <ThePlan />
      <TheDates />
      <TheDirectory />
      <TheMap />
      <GalleryWords />
      <GalleryForms />
      <GalleryPieces />
      <Section title="The online room" lead="Drawn figures in place of cameras; the pieces are in ui/room.">
        <Row>
          {roomMoments.map(({ address, label }) => (
            <LinkButton key={address} href={`/dev/room/${address}`} tone="plain">
              {label}
            </LinkButton>
          ))}
        </Row>
      </Section>
    </Document>
  )
}

const roomMoments = [
  { address: '8?as=member&moment=sitting-back', label: 'Eight, a member' },
  { address: '8?as=leader&moment=trouble', label: 'Eight, a leader' },
  { address: '12?as=leader&moment=before', label: 'Twelve, before the start' },
  { address: '4?as=member&moment=telling', label: 'Four' },
  { address: '1?as=waiting', label: 'The waiting room' },
]

const forming: Seat[] = [
  { state: 'leader', label: 'Morag' },
  { state: 'leader', label: 'Ewan' },
  { state: 'member', label: 'Aisha' },
  { state: 'member', label: 'Tom' },
  { state: 'member', label: 'Beatrix', emphasis: true },
  { state: 'offered', label: 'Callum' },
  { state: 'empty' },
  { state: 'empty' },
  { state: 'empty' },
]

function TheCircle() {
  return (
    <Section title="The circle" actions={<CircleKey />}>
      <Columns of="main-aside">
        <Circle seats={forming} size="large" centre={{ figure: 3, words: 'places free' }} />
        <Stack>
          <Facts
            facts={[
              ['Leaders', 'Morag Sinclair and Ewan Price'],
              ['Meets', 'Tuesdays, 19:00 to 20:30, every two weeks'],
              ['Where', 'Online'],
              ['Costs', '£18 a meeting, paid a term ahead'],
              ['First meeting', 'Free'],
            ]}
          />
          <Row>
            <Circle seats={forming.slice(0, 6)} size="small" />
            <Circle seats={[{ state: 'leader' }, ...empties(7)]} size="small" />
            <Circle seats={forming.slice(0, 5)} size="small" />
            <Circle seats={[...forming, ...empties(5)]} size="small" />
          </Row>
        </Stack>
      </Columns>
    </Section>
  )
}

function empties(count: number): Seat[] {
  return Array.from({ length: count }, () => ({ state: 'empty' }))
}

function ThePlan() {
  return (
    <Section
      title="The essentials"
      lead="What a group needs before it meets, and what is still missing here."
    >
      <Columns of="main-aside">
        <StepList
          label="Essentials"
          steps={[
            {
              title: 'Two leaders',
              state: 'done',
              detail: 'Morag Sinclair and Ewan Price; one of them is accredited.',
            },
            {
              title: 'Day and rhythm',
              state: 'now',
              stateLabel: 'Missing',
              detail: 'No day has been chosen.',
              advice: <p>A regular time and place, decided before members are looked for.</p>,
              action: { href: '#frame', label: 'Choose the day' },
            },
            { title: 'Members', state: 'open', detail: 'Three of eight to ten.' },
            { title: 'Supervision', state: 'open', detail: 'Nobody has been asked yet.' },
          ]}
        />
        <Timeline
          label="What happened"
          entries={[
            {
              when: '3 March',
              title: 'Enquiry sent',
              detail: 'Answered by the representative for Scotland.',
            },
            { when: '11 March', title: 'Initial discussion' },
            { when: '14 March', title: 'Ewan Price joined as second leader' },
          ]}
        />
      </Columns>
    </Section>
  )
}

function TheDates() {
  const first = Temporal.PlainDate.from('2027-09-07')
  const states = ['past', 'past', 'next', 'coming', 'cancelled', 'coming', 'coming', 'coming'] as const
  return (
    <>
      <Section title="This term">
        <DateStrip
          label="Dates of this term"
          dates={states.map((state, nth) => ({
            on: first.add({ weeks: nth * 2 }),
            state,
            href: state === 'cancelled' ? undefined : `#meeting-${nth}`,
          }))}
        />
      </Section>
      <Section title="What a meeting costs">
        <CostBars
          costs={[
            { label: 'Two leaders, 90 minutes', minor: 9500 },
            { label: 'Room', minor: 2500 },
          ]}
          contributionMinor={1800}
          currency="GBP"
          bars={[5, 6, 7, 8, 9, 10].map((members) => ({ members, broughtMinor: members * 1800 }))}
          enough={7}
          planned={8}
        />
      </Section>
    </>
  )
}

function TheMap() {
  const region = (mapKey: string | null, name: string, count: number, current = false) => ({
    mapKey,
    name,
    count,
    current,
    href: `#${name}`,
    words: count === 1 ? '1 group with free places' : `${count} groups with free places`,
  })
  return (
    <Section title="The regions">
      <RegionMap
        label="Regions"
        elsewhere="Not on the map"
        regions={[
          region('scotland', 'Scotland', 3),
          region('north-east', 'North East', 1),
          region('yorkshire', 'Leeds, Yorkshire and Humberside', 2),
          region('north-west', 'North West', 1),
          region('midlands', 'Midlands', 0),
          region('london', 'London and the South East', 12),
          region('east-anglia', 'East Anglia', 1),
          region('south-west', 'Bristol and South West', 2, true),
          region('north-wales', 'North Wales', 1),
          region('south-wales', 'South Wales', 1),
          region('northern-ireland', 'Northern Ireland', 1),
          region('ireland', 'Republic of Ireland', 2),
          region(null, 'Channel Islands', 1),
        ]}
      />
    </Section>
  )
}

const groups = [
  {
    name: 'Clydeside Tuesday Group',
    area: 'Online, Scotland',
    when: 'Tuesdays, 19:00',
    cost: '£18',
    free: 3,
    seats: forming,
  },
  {
    name: 'Harbour Street',
    area: 'Leith',
    when: 'First Monday, 18:30',
    cost: '£22.50',
    free: 0,
    seats: forming.slice(0, 5),
  },
]

function TheDirectory() {
  return (
    <Section title="Groups with places">
      <Stack gap="large">
        <Columns of={2}>
          {groups.map((group) => (
            <Card
              key={group.name}
              title={group.name}
              href={`#${group.name}`}
              picture={<Circle seats={group.seats} size="small" />}
              meta={`${group.area} · ${group.when}`}
              badges={
                group.free > 0 ? <Badge kind="good">{group.free} places free</Badge> : <Badge>Full</Badge>
              }
            >
              <p>GPs, nurses, psychologists. {group.cost} a meeting.</p>
            </Card>
          ))}
        </Columns>
        <Table
          caption="The same as a table"
          rowKey={(group) => group.name}
          rows={groups}
          columns={[
            { title: 'Group', head: true, cell: (group) => <a href={`#${group.name}`}>{group.name}</a> },
            { title: 'Area', cell: (group) => group.area },
            { title: 'Day', cell: (group) => group.when },
            { title: 'A meeting', align: 'end', cell: (group) => group.cost },
          ]}
        />
        <SumBars
          statements={[
            {
              text: 'The frame held: time, place, confidence.',
              counts: [
                { text: 'hardly', count: 0 },
                { text: 'now and then', count: 1 },
                { text: 'mostly', count: 3 },
                { text: 'fully', count: 4 },
                { text: 'I leave it open', count: 1 },
              ],
            },
          ]}
        />
        <Pagination previous="#1" next="#3" label="Page 2 of 5" />
      </Stack>
    </Section>
  )
}

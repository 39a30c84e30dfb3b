import { peopleInWords } from '../../../shared/words.ts'
import { NextStep } from '../../../ui/actions.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import { Figure, Figures, type Part, PartKey, partsInWords, Seats, StackBar } from '../../../ui/numbers.tsx'
import type { Numbers, UsefulThing } from '../rules/overview.ts'

interface Counted extends Omit<Numbers, 'groups'> {
  groups: number
  /** The groups by their state. */
  parts: readonly Part[]
}

export interface RegionRow extends Counted {
  key: string
  name: string
  /** Where its name leads; null where it is only a name. */
  href: string | null
  /** Who represents it. */
  who: string
  /** Sentences about those of them who are away. */
  away: readonly string[]
}

export interface OverviewView {
  sum: Counted
  rows: readonly RegionRow[]
  /** The groups of the region that has most: the length of the longest bar. */
  most: number
  /** What each state of a group means. */
  states: readonly (Part & { means: string })[]
}

export function Useful({ thing, calm }: { thing: UsefulThing | null; calm: string }) {
  if (!thing) {
    return (
      <NextStep title="Nothing is waiting for you">
        <p>{calm}</p>
      </NextStep>
    )
  }
  return (
    <NextStep title={thing.title} action={thing.action ?? undefined}>
      <p>{thing.why}</p>
    </NextStep>
  )
}

/** Everything at once, in four figures. */
export function Sum({ sum, waitsHref }: { sum: Counted; waitsHref: string | null }) {
  return (
    <Figures>
      <Figure figure={sum.groups} words={sum.groups === 1 ? 'group' : 'groups'}>
        {partsInWords(sum.parts) || 'Nobody has founded one yet.'}
      </Figure>
      <Figure figure={sum.seatsTaken} words={sum.seatsTaken === 1 ? 'seat taken' : 'seats taken'}>
        {sum.seatsFree === 1 ? '1 place free' : `${sum.seatsFree} places free`} in open groups
      </Figure>
      <Figure
        figure={sum.unsupervised}
        words={sum.unsupervised === 1 ? 'leader without supervision' : 'leaders without supervision'}
      >
        of {sum.leaders} who lead a group
      </Figure>
      <Figure figure={sum.waiting} words={sum.waiting === 1 ? 'enquiry waiting' : 'enquiries waiting'}>
        {sum.late > 0 ? <Badge kind="attention">{sum.late} late</Badge> : 'none is late'}{' '}
        {waitsHref && sum.waiting > 0 && <a href={waitsHref}>Read them</a>}
        {sum.wanting > 0 && <p>{peopleInWords(sum.wanting)} on the waiting lists</p>}
      </Figure>
    </Figures>
  )
}

/** One region a row, to be read at a glance; on a phone, one card each. */
export function ByRegion({ rows, most, states }: Omit<OverviewView, 'sum'>) {
  return (
    <>
      <Table
        caption="Groups, seats, leaders and enquiries, by region"
        captionHidden
        short
        rows={rows}
        rowKey={({ key }) => key}
        empty={
          <EmptyState title="There is no region yet">
            <p>Regions are added on their own page.</p>
          </EmptyState>
        }
        columns={[
          { title: 'Region', head: true, cell: (row) => <RegionCell row={row} /> },
          { title: 'Groups', cell: (row) => <GroupsCell row={row} most={most} /> },
          {
            title: 'Seats',
            nothing: '–',
            cell: ({ seatsTaken, seatsFree }) =>
              seatsTaken + seatsFree === 0 ? null : <Seats taken={seatsTaken} free={seatsFree} />,
          },
          {
            title: 'Without supervision',
            nothing: '–',
            cell: ({ unsupervised, leaders }) =>
              leaders === 0 ? null : `${unsupervised} of ${leaders} ${leaders === 1 ? 'leader' : 'leaders'}`,
          },
          {
            title: 'Enquiries waiting',
            nothing: 'none',
            cell: (row) => (row.waiting === 0 ? null : <WaitingCell row={row} />),
          },
          {
            title: 'Want a group',
            nothing: '–',
            cell: ({ wanting }) => (wanting === 0 ? null : peopleInWords(wanting)),
          },
        ]}
      />
      <PartKey parts={states} />
    </>
  )
}

function RegionCell({ row }: { row: RegionRow }) {
  return (
    <div>
      {row.href ? <a href={row.href}>{row.name}</a> : row.name}
      {row.who && <Under>{row.who}</Under>}
      {row.away.map((words) => (
        <Under key={words}>{words}</Under>
      ))}
    </div>
  )
}

function GroupsCell({ row: { groups, parts }, most }: { row: RegionRow; most: number }) {
  if (groups === 0) return <>none yet</>
  return (
    <div>
      {partsInWords(parts)}
      <StackBar parts={parts} most={most} />
    </div>
  )
}

function WaitingCell({ row: { waiting, late } }: { row: RegionRow }) {
  return (
    <div>
      {waiting} {late > 0 && <Badge kind="attention">{late} late</Badge>}
    </div>
  )
}

/** Who of the office is away, in sentences. */
export function WhoIsAway({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <Section title="Away">
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  )
}

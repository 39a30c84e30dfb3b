import type { Attempt } from '../../../../ui/attempt.ts'
import { BackLink } from '../../../../ui/back-link.tsx'
import { Circle, CircleKey } from '../../../../ui/circle.tsx'
import { Facts, Table } from '../../../../ui/facts.tsx'
import { type FramedGroup, GroupFrame } from '../../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../../ui/notices.tsx'
import { PeopleDots, PeopleDotsKey, type PeopleRow } from '../../../../ui/people-dots.tsx'
import type { Seat } from '../../../../ui/seats.ts'
import type { TieNoted } from './ties-noted.tsx'
import { TiesSection } from './ties-section.tsx'

interface Share {
  word: string | null
  members: number
  offered: number
  applicants: number
}

export interface CompositionPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  advice: readonly { about: string; words: string; isConcern: boolean }[]
  professions: readonly Share[]
  settings: readonly Share[]
  /** What each applicant would change. */
  oneMore: readonly { id: string; name: string; words: string }[]
  ties: readonly TieNoted[]
  sameAreas: readonly { area: string; names: readonly string[] }[]
  people: readonly { ref: string; name: string; part: 'leader' | 'member' | 'offered' | 'applicant' }[]
  attempt?: Attempt | undefined
}

/** Who sits in the circle, who may, and what that makes of it: to be looked at more than read. */
export function CompositionPage(props: CompositionPageProps) {
  const { group, seats, oneMore } = props
  const list = `/groups/${group.id}/applicants`
  const isEmpty = props.people.every(({ part }) => part === 'leader')
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="How the circle is made up"
      current={list}
      withCircle={false}
    >
      <BackLink href={list}>All applicants</BackLink>
      <Stack gap="large">
        <Section
          title="How the circle is made up"
          lead="You decide who sits here, with each other and with them. This only shows what it makes of the circle; only you leaders read it."
        >
          <Columns>
            <div>
              <Circle seats={seats} size="large" />
              <CircleKey />
            </div>
            <Facts
              facts={props.advice.map(({ about, words, isConcern }) => [
                about,
                isConcern ? <Concern key={about} words={words} /> : words,
              ])}
            />
          </Columns>
        </Section>
        {isEmpty ? (
          <NobodyYet group={group} />
        ) : (
          <Section title="Who comes from where">
            <Stack>
              <PeopleDotsKey />
              <Columns>
                <PeopleDots caption="Professions" rows={rowsOf(props.professions)} />
                <PeopleDots caption="Kinds of workplace" rows={rowsOf(props.settings)} />
              </Columns>
            </Stack>
          </Section>
        )}
        {oneMore.length > 0 && (
          <Section
            id="one-more"
            title="What one more would change"
            lead="Each by themselves, beside those who have a seat or an offer."
          >
            <Table
              caption="What each applicant would change"
              captionHidden
              rows={oneMore}
              rowKey={({ id }) => id}
              columns={[
                {
                  title: 'Applicant',
                  head: true,
                  cell: ({ id, name }) => <a href={`${list}/${id}`}>{name}</a>,
                },
                { title: 'With them', cell: ({ words }) => words },
              ]}
            />
          </Section>
        )}
        {props.people.length > 1 && <TiesSection {...props} />}
      </Stack>
    </GroupFrame>
  )
}

function Concern({ words }: { words: string }) {
  return (
    <>
      <Badge kind="attention">worth a thought</Badge> {words}
    </>
  )
}

const rowsOf = (shares: readonly Share[]): PeopleRow[] =>
  shares.map(({ word, ...counts }) => ({ label: word ?? 'Not said', ...counts }))

function NobodyYet({ group }: { group: FramedGroup }) {
  if (!group.openedAt) {
    return (
      <EmptyState
        title="Nobody sits here yet besides you"
        action={{ href: `/groups/${group.id}/plan`, label: 'See what is missing' }}
      >
        <p>
          Open the group: it stands in the directory then, and each who applies is shown here by what they do.
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="Nobody has applied yet"
      action={{ href: `/groups/${group.id}/outreach`, label: 'Ask who has lists' }}
    >
      <p>
        Asking organisations of several kinds brings a mixed circle; asking one brings a circle that knows its
        work.
      </p>
    </EmptyState>
  )
}

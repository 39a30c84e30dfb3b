import { NextStep } from '../../../ui/actions.tsx'
import { Circle, CircleKey } from '../../../ui/circle.tsx'
import { Table } from '../../../ui/facts.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Details, EmptyState } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'

export interface ApplicantLine {
  id: string
  name: string
  profession: string
  workplaceArea: string
  /** '3 November 2026' */
  appliedOn: string
  state: { label: string; kind: 'neutral' | 'accent' | 'good' | 'attention' }
  /** 'until 17 November 2026' */
  more: string
}

export interface ApplicantsPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  freePlaces: number
  standing: readonly ApplicantLine[]
  past: readonly ApplicantLine[]
  nextStep: { title: string; words: string; href: string; label: string } | null
}

export function ApplicantsPage({ group, seats, freePlaces, standing, past, nextStep }: ApplicantsPageProps) {
  const here = `/groups/${group.id}/applicants`
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="Applicants"
      current={here}
      withCircle={false}
    >
      <Columns of="main-aside">
        <Stack>
          {nextStep && (
            <NextStep title={nextStep.title} action={{ href: nextStep.href, label: nextStep.label }}>
              <p>{nextStep.words}</p>
            </NextStep>
          )}
          <Section
            title="Applications"
            lead="Between the applicant and the leaders: neither members nor the society see them."
          >
            <ApplicantTable
              caption="Applications that stand"
              here={here}
              applicants={standing}
              empty={<NobodyYet group={group} hasPast={past.length > 0} />}
            />
          </Section>
          {past.length > 0 && (
            <Details summary={`Earlier: ${past.length}`}>
              <ApplicantTable
                caption="Applications that led to a place or ended"
                here={here}
                applicants={past}
              />
            </Details>
          )}
        </Stack>
        <Stack>
          <Circle
            seats={seats}
            size="medium"
            centre={{ figure: freePlaces, words: freePlaces === 1 ? 'place free' : 'places free' }}
          />
          <CircleKey />
          <p>
            <a href={`${here}/questions`}>What you ask of applicants besides</a>
          </p>
        </Stack>
      </Columns>
    </GroupFrame>
  )
}

interface ApplicantTableProps {
  caption: string
  here: string
  applicants: readonly ApplicantLine[]
  empty?: preact.ComponentChildren
}

function ApplicantTable({ caption, here, applicants, empty }: ApplicantTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={applicants}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        { title: 'Name', head: true, cell: ({ id, name }) => <a href={`${here}/${id}`}>{name}</a> },
        { title: 'Works as', cell: ({ profession, workplaceArea }) => `${profession}, ${workplaceArea}` },
        { title: 'Applied', cell: ({ appliedOn }) => appliedOn },
        { title: 'State', cell: ({ state, more }) => <State state={state} more={more} /> },
      ]}
    />
  )
}

function State({ state, more }: Pick<ApplicantLine, 'state' | 'more'>) {
  return (
    <Row>
      <Badge kind={state.kind}>{state.label}</Badge>
      {more && <span>{more}</span>}
    </Row>
  )
}

function NobodyYet({ group, hasPast }: { group: FramedGroup; hasPast: boolean }) {
  if (!group.openedAt) {
    return (
      <EmptyState
        title="The group is not open to applicants yet"
        action={{ href: `/groups/${group.id}/plan`, label: 'See what is missing' }}
      >
        <p>Once it is open it stands in the directory, and people can apply without an account.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={hasPast ? 'Nobody is waiting for an answer' : 'Nobody has applied yet'}
      action={{ href: `/groups/${group.id}/outreach`, label: 'Ask who has lists' }}
    >
      <p>
        Send the address of its public page to people who have lists of colleagues: the Local Medical
        Committee, GP tutors, postgraduate tutors, First5 coordinators, counselling and psychotherapy bodies.
        They pass it on; you need nobody’s address.
      </p>
    </EmptyState>
  )
}

import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import { Table } from '../../../ui/facts.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { type BoardColumnShown, RecruitingBoard, SeatsInSight } from '../../../ui/recruiting-board.tsx'
import type { Seat } from '../../../ui/seats.ts'

export interface PastApplicant {
  id: string
  name: string
  profession: string
  /** '3 November 2026' */
  appliedOn: string
  state: { label: string; kind: 'neutral' | 'accent' | 'good' | 'attention' }
}

export interface ApplicantsPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  columns: readonly BoardColumnShown[]
  /** The column that a phone shows. */
  current: string
  past: readonly PastApplicant[]
  nextStep: { title: string; words: string; href: string; label: string } | null
  /** A place is free and somebody waits for it; `others` is how many wait behind. */
  next: {
    applicationId: string
    name: string
    others: number
    mayOffer: boolean
    ties: readonly string[]
  } | null
  /** How places are given here, in a sentence. */
  placesWords: string
  wasSaved: boolean
  refusal: string | undefined
}

/** Everybody from "asked" to "member" in one sight; each move is a page with its letter. */
export function ApplicantsPage(props: ApplicantsPageProps) {
  const { group, seats, columns, past, nextStep, next } = props
  const here = `/groups/${group.id}/applicants`
  const isEmpty = columns.every(({ cards }) => cards.length === 0)
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="Applicants"
      current={here}
      withCircle={false}
    >
      <Stack gap="large">
        {props.refusal && <Notice kind="problem" title={props.refusal} />}
        {props.wasSaved && <Notice kind="good" title="Saved: this is how you give places from now on." />}
        {next && <FreedPlace here={here} next={next} />}
        {!next && nextStep && (
          <NextStep title={nextStep.title} action={{ href: nextStep.href, label: nextStep.label }}>
            <p>{nextStep.words}</p>
          </NextStep>
        )}
        <Section
          title="From asked to member"
          lead="Between the applicant and the leaders: neither members nor the society see them."
        >
          <SeatsInSight seats={seats} />
          <p>
            <a href={`/groups/${group.id}/composition`}>How the circle is made up</a>: professions,
            workplaces, who works with whom.
          </p>
          {isEmpty ? (
            <NobodyYet group={group} hasPast={past.length > 0} />
          ) : (
            <RecruitingBoard
              label="Applicants by where they stand"
              columns={columns}
              current={props.current}
              hrefOf={(column) => `${here}?column=${column}`}
            />
          )}
        </Section>
        {past.length > 0 && (
          <Details summary={`Earlier: ${past.length}`}>
            <PastTable here={here} past={past} />
          </Details>
        )}
        <Columns>
          <Section
            title="Interviews"
            lead="Enter when you could talk; whoever you invite chooses one of the times that suit you."
          >
            <LinkButton href={`/groups/${group.id}/interviews`} tone="plain">
              Times and talks
            </LinkButton>
          </Section>
          <Section title="How you give places" lead={props.placesWords}>
            <LinkButton href={`/groups/${group.id}/places`} tone="plain">
              Change it
            </LinkButton>
          </Section>
        </Columns>
      </Stack>
    </GroupFrame>
  )
}

interface FreedPlaceProps {
  here: string
  next: NonNullable<ApplicantsPageProps['next']>
}

function FreedPlace({ here, next }: FreedPlaceProps) {
  const behind = next.others === 0 ? '' : ` ${next.others} more behind them keep their order.`
  if (!next.mayOffer) {
    return (
      <NextStep
        title={`A place is free: ${next.name} is next`}
        action={{ href: `${here}/${next.applicationId}/offer`, label: `To ${next.name}` }}
      >
        <p>Something comes before the offer; it is on their page.{behind}</p>
      </NextStep>
    )
  }
  return (
    <NextStep title={`A place is free: ${next.name} is next`}>
      <p>They wait the longest, and nobody else is offered it meanwhile.{behind}</p>
      {next.ties.length > 0 && <p>Think of it before you offer: {next.ties.join(' ')}</p>}
      <PostButton
        action={`${here}/next-offer`}
        label={`Offer it to ${next.name}`}
        tone="primary"
        fields={{ next: next.applicationId }}
      />
    </NextStep>
  )
}

function PastTable({ here, past }: { here: string; past: readonly PastApplicant[] }) {
  return (
    <Table
      caption="Applications that have ended, and members who have left"
      captionHidden
      rows={past}
      rowKey={({ id }) => id}
      columns={[
        { title: 'Name', head: true, cell: ({ id, name }) => <a href={`${here}/${id}`}>{name}</a> },
        { title: 'Works as', cell: ({ profession }) => profession },
        { title: 'Applied', cell: ({ appliedOn }) => appliedOn },
        { title: 'State', cell: ({ state }) => <Badge kind={state.kind}>{state.label}</Badge> },
      ]}
    />
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

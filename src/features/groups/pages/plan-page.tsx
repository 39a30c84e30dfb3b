import { inWords } from '../../../shared/numerals.ts'
import { capitalised } from '../../../shared/words.ts'
import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Circle, CircleKey } from '../../../ui/circle.tsx'
import { EssentialsBoard } from '../../../ui/essentials-board.tsx'
import { GentleLine, type GentleLineProps } from '../../../ui/gentle-line.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { PlanBoard, PlanStep } from '../rules/board.ts'
import { PeopleWaiting } from './people-waiting.tsx'
import { type Saved, SavedNotice } from './saved-notice.tsx'

export interface PlanPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  board: PlanBoard
  /** 'Tuesday 8 December 2026'; null while nobody can apply. */
  openSince: string | null
  freePlaces: number
  /** How many are on the waiting list for a group like this. */
  peopleWaiting: number | null
  /** The society's page on meeting online (R35); null for a group in a room, or when there is none. */
  onlineGuidelinesUrl: string | null
  /** One thing that only the leaders are told; null: nothing. */
  told: GentleLineProps | null
  saved: Saved<'opened' | 'closed' | 'decided' | 'undecided'> | null
  attempt?: Attempt | undefined
}

export function PlanPage({ group, seats, board, openSince, freePlaces, saved, ...props }: PlanPageProps) {
  const { onlineGuidelinesUrl, attempt } = props
  const isReadyToOpen = openSince === null && board.missingToOpen.length === 0 && !board.isEnding
  const opensNext = isReadyToOpen && board.next?.page === 'opening'
  const opening = <Opening group={group} board={board} openSince={openSince} saved={saved} />
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title="Plan" withCircle={false}>
      {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      <Columns>
        <div>
          <Section
            title={board.isEnding ? 'The group comes to its end' : stepsInWords(board)}
            lead={board.isEnding ? undefined : recommendedInWords(board)}
          >
            <Stack>
              {board.isEnding ? (
                <Ending groupId={group.id} />
              ) : opensNext ? (
                <OpenNow group={group} saved={saved} />
              ) : (
                <TheNextStep board={board} />
              )}
              {props.told && <GentleLine {...props.told} />}
              <Steps title="After that" steps={board.later.filter(isSoon)} />
              <Steps title="Others’ turn" steps={board.waiting} />
              <Recommended steps={board.later.filter((step) => !isSoon(step))} />
            </Stack>
          </Section>
        </div>
        <Stack>
          <Circle seats={seats} size="large" centre={{ figure: freePlaces, words: placesFree(freePlaces) }} />
          <CircleKey />
          <PeopleWaiting
            people={board.isEnding ? null : props.peopleWaiting}
            mode={group.mode}
            isOpen={openSince !== null}
          />
        </Stack>
      </Columns>
      {isReadyToOpen && !opensNext && opening}
      <Section
        id="essentials"
        title="The essentials"
        lead="Seen from what is set in this group; nobody ticks them off. Open a line, or follow its name, to read what is recommended and why. It is advice: you decide."
      >
        <SavedNotice saved={saved} of={['decided', 'undecided']} />
        <EssentialsBoard headings={board.headings} counts={board.counts} meets={board.meets} />
        {onlineGuidelinesUrl && (
          <p>
            For an online group there is more to read:{' '}
            <a href={onlineGuidelinesUrl} rel="noreferrer">
              the society’s guidelines for meeting online
            </a>
            .
          </p>
        )}
        <p>
          Something is not clear, or does not fit? <a href="/contact">Ask the society</a>: it helps groups
          that begin, and groups that move online.
        </p>
      </Section>
      {!isReadyToOpen && !board.isEnding && opening}
    </GroupFrame>
  )
}

function Ending({ groupId }: { groupId: string }) {
  return (
    <Notice kind="info" title="Nothing more is asked of it.">
      <p>
        Take the time that is left for the circle.{' '}
        <a href={`/groups/${groupId}/closure`}>How the group ends</a>
      </p>
    </Notice>
  )
}

function TheNextStep({ board: { next, waiting, meets } }: { board: PlanBoard }) {
  if (next) {
    return (
      <NextStep title={next.title} action={{ href: next.href, label: next.label }}>
        <p>{next.reason}</p>
        <p>{next.advice}</p>
      </NextStep>
    )
  }
  if (waiting.length > 0) {
    return (
      <Notice kind="info" title="There is nothing for you to do just now.">
        <p>What is still missing comes from others.</p>
      </Notice>
    )
  }
  return (
    <Notice kind="good" title="Nothing is missing.">
      <p>
        Everything that the society recommends is in place.{!meets && ' We wish you a good first meeting.'}
      </p>
    </Notice>
  )
}

const isSoon = ({ needed, early }: PlanStep) => needed || early

function Steps({ title, steps }: { title: string; steps: readonly PlanStep[] }) {
  if (steps.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {steps.map((step) => (
          <li key={`${step.label} ${step.href}`}>
            <a href={step.href}>{step.label}</a>
            {step.early && !step.needed && ' (recommended)'}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The first few; the board below has them all. */
const NAMED_RECOMMENDATIONS = 3

function Recommended({ steps }: { steps: readonly PlanStep[] }) {
  const more = steps.length - NAMED_RECOMMENDATIONS
  return (
    <div>
      <Steps title="Recommended" steps={steps.slice(0, NAMED_RECOMMENDATIONS)} />
      {more > 0 && (
        <p>
          <a href="#essentials">{capitalised(inWords(more))} more under the essentials</a>
        </p>
      )}
    </div>
  )
}

const whatApplicantsRead =
  'Applicants will read where, when, what for and at what cost. You talk to each of them before you offer a place.'

/** The opening as the next step itself. */
function OpenNow({ group, saved }: Pick<PlanPageProps, 'group' | 'saved'>) {
  return (
    <div id="opening">
      <SavedNotice saved={saved} of="closed" />
      <NextStep title="Let people find you">
        <p>{whatApplicantsRead}</p>
        <OpeningButtons group={group} />
      </NextStep>
    </div>
  )
}

function OpeningButtons({ group }: Pick<PlanPageProps, 'group'>) {
  return (
    <Row>
      <PostButton
        action={`/groups/${group.id}/opening`}
        label="Open the group to applicants"
        tone="primary"
      />
      <LinkButton href={`/groups/${group.id}`} tone="plain">
        See what others will see
      </LinkButton>
    </Row>
  )
}

function Opening({
  group,
  board,
  openSince,
  saved,
}: Pick<PlanPageProps, 'group' | 'board' | 'openSince' | 'saved'>) {
  return (
    <Section id="opening" title="Applicants">
      <SavedNotice saved={saved} of={['opened', 'closed']} />
      {openSince ? (
        <Card title={`Open to applicants since ${openSince}`}>
          <p>The group stands in the directory, and people can apply. You decide who joins.</p>
          <Row>
            <LinkButton href={`/groups/${group.id}`} tone="plain">
              See what others see
            </LinkButton>
            <PostButton
              action={`/groups/${group.id}/opening/ending`}
              label="Close to applicants"
              tone="quiet"
              confirm="The group leaves the directory and nobody new can apply. Whoever has applied already still waits for your answer."
            />
          </Row>
        </Card>
      ) : board.missingToOpen.length === 0 ? (
        <Card title="Ready to be found" tone="wash">
          <p>{whatApplicantsRead}</p>
          <OpeningButtons group={group} />
        </Card>
      ) : (
        <Card title="Not open to applicants yet">
          <p>Whoever applies has a right to know a few things first. Still to be settled:</p>
          <ul>
            {board.missingToOpen.map((one) => (
              <li key={one.title}>
                <a href={one.href}>{one.label}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  )
}

const placesFree = (places: number) => (places === 1 ? 'place free' : 'places free')

function stepsInWords({ needed, meets }: PlanBoard): string {
  if (needed === 0) return meets ? 'The group meets' : 'The group can meet'
  const steps = needed === 1 ? 'One step is needed' : `${capitalised(inWords(needed))} steps are needed`
  return meets ? steps : `${steps} before the group can meet`
}

function recommendedInWords({ recommended, needed }: PlanBoard): string | null {
  if (recommended === 0) return null
  const more = needed > 0 ? ' more' : ''
  return recommended === 1
    ? `One${more} ${needed > 0 ? 'is' : 'thing is'} recommended.`
    : `${capitalised(inWords(recommended))}${more} ${needed > 0 ? 'are' : 'things are'} recommended.`
}

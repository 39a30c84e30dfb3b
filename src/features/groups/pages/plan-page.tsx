import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Circle, CircleKey } from '../../../ui/circle.tsx'
import { EssentialsBoard } from '../../../ui/essentials-board.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { PlanBoard } from '../rules/board.ts'

export interface PlanPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  board: PlanBoard
  /** 'Tuesday 8 December 2026'; null while nobody can apply. */
  openSince: string | null
  freePlaces: number
  attempt?: Attempt | undefined
}

export function PlanPage({ group, seats, board, openSince, freePlaces, attempt }: PlanPageProps) {
  const isReadyToOpen = openSince === null && board.missingToOpen.length === 0
  const opening = <Opening group={group} board={board} openSince={openSince} />
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title="Plan" withCircle={false}>
      {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      <Columns>
        <div>
          <Section title={missingInWords(board)} lead={recommendedInWords(board)}>
            <Stack>
              <TheNextStep board={board} />
              {board.later.length > 0 && <Later board={board} />}
            </Stack>
          </Section>
        </div>
        <Stack>
          <Circle seats={seats} size="large" centre={{ figure: freePlaces, words: placesFree(freePlaces) }} />
          <CircleKey />
        </Stack>
      </Columns>
      {isReadyToOpen && opening}
      <Section
        title="The essentials"
        lead="Seen from what is set in this group; nobody ticks them off. Open a line to read what is recommended, and why. It is advice: you decide."
      >
        <EssentialsBoard headings={board.headings} />
      </Section>
      {!isReadyToOpen && opening}
    </GroupFrame>
  )
}

function TheNextStep({ board: { next } }: { board: PlanBoard }) {
  if (!next) {
    return (
      <Notice kind="good" title="Nothing is missing.">
        <p>Everything that the society recommends is in place. Have a good first meeting.</p>
      </Notice>
    )
  }
  return (
    <NextStep title={next.label} action={{ href: next.href, label: next.label }}>
      <p>{next.reason}</p>
      <p>{next.advice}</p>
    </NextStep>
  )
}

function Later({ board }: { board: PlanBoard }) {
  return (
    <div>
      <h3>After that</h3>
      <ul>
        {board.later.map((step) => (
          <li key={step.label}>
            <a href={step.href}>{step.label}</a>
            {step.waiting ? ' (it is somebody else’s turn)' : !step.needed && ' (recommended)'}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Opening({ group, board, openSince }: Pick<PlanPageProps, 'group' | 'board' | 'openSince'>) {
  return (
    <Section id="opening" title="Applicants">
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
          <p>
            Applicants will read where, when, what for and at what cost. You talk to each of them before you
            offer a place.
          </p>
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

function missingInWords({ needed }: PlanBoard): string {
  if (needed === 0) return 'The group can meet'
  return needed === 1
    ? 'One thing is missing before the group can meet'
    : `${numberWords[needed] ?? needed} things are missing before the group can meet`
}

const numberWords: Record<number, string> = {
  2: 'Two',
  3: 'Three',
  4: 'Four',
  5: 'Five',
  6: 'Six',
  7: 'Seven',
  8: 'Eight',
  9: 'Nine',
  10: 'Ten',
  11: 'Eleven',
  12: 'Twelve',
}

function recommendedInWords({ recommended }: PlanBoard): string | null {
  if (recommended === 0) return null
  return recommended === 1 ? 'One more is recommended.' : `${recommended} more are recommended.`
}

import { LinkButton } from '../../../../ui/actions.tsx'
import type { Attempt } from '../../../../ui/attempt.ts'
import { DateField } from '../../../../ui/fields.tsx'
import { Form } from '../../../../ui/form.tsx'
import { Card, Columns, Section, Stack } from '../../../../ui/layout.tsx'
import { Notice } from '../../../../ui/notices.tsx'
import { StepList } from '../../../../ui/steps.tsx'
import { type Saved, SavedNotice } from '../saved-notice.tsx'
import { PlanningFrame, type PlanningFramed } from './planning-frame.tsx'
import { PlanningNext, type PlanningNow } from './planning-next.tsx'
import { planningSteps } from './planning-steps.ts'

export type PlanningPart = 'meeting' | 'answers' | 'given' | 'kept' | 'anew' | 'proposed' | 'agreed'

export interface PlanningPageProps extends PlanningFramed {
  now: PlanningNow
  /** Texts besides those that hold or wait, the newest first. */
  earlierTexts: readonly { id: string; label: string }[]
  /** Rounds whose answers can be read, besides the one that counts. */
  earlierRounds: readonly { id: string; label: string }[]
  /** The leaders' own room; null: for one who leads alone. */
  room: string | null
  saved: Saved<PlanningPart> | null
  attempts?: { meeting?: Attempt | undefined; other?: Attempt | undefined }
}

export function PlanningPage(props: PlanningPageProps) {
  const { group, seats, now, saved, attempts = {}, earlierTexts, earlierRounds } = props
  const { alone } = now
  return (
    <PlanningFrame group={group} seats={seats} title="Leaders’ planning">
      {attempts.other?.refusal && <Notice kind="problem" title={attempts.other.refusal} />}
      <Section
        title={alone ? 'How you will lead' : 'How you will lead together'}
        lead={
          alone
            ? 'Well before the first meeting, and with time: what you want from the group, what you bring and are wary of, how you run it.'
            : 'Well before the first meeting, and with time: each answers the same questions alone, then you read each other’s answers, talk, and agree on a text that is yours together.'
        }
      >
        <Stack>
          <Saying saved={saved} />
          <PlanningNext groupId={group.id} now={now} />
          <Columns of="main-aside">
            <StepList label="The way to an agreement" steps={planningSteps(group.id, now)} />
            <Stack>
              <Agreement groupId={group.id} now={now} />
              <Card title={alone ? 'Who reads this' : 'Who reads what'} tone="wash">
                <p>
                  {alone
                    ? 'You alone. A leader who joins later reads nothing of it, unless you put it before them.'
                    : 'Each reads the other’s answers only after giving their own. Nobody else reads them: no member, and nobody of the society. Whoever joins you later reads nothing that was given or agreed before.'}
                </p>
                <p>It is about leading: nothing about patients or members belongs here.</p>
              </Card>
              <Earlier groupId={group.id} earlierTexts={earlierTexts} earlierRounds={earlierRounds} />
            </Stack>
          </Columns>
        </Stack>
      </Section>
      <Section
        id="meeting"
        title={alone ? 'Talking it through' : 'Your planning meeting'}
        lead={
          alone
            ? 'The day on which you talk your plan through with a supervisor or a colleague. Only the day is kept.'
            : 'The day on which you meet to plan, or met. Only the day is kept.'
        }
        actions={
          props.room && (
            <LinkButton href={props.room} tone="plain">
              Meet here on screen
            </LinkButton>
          )
        }
      >
        <SavedNotice saved={saved} of="meeting" />
        <Form
          action={`/groups/${group.id}/planning/meeting`}
          attempt={attempts.meeting}
          submit="Note the day"
        >
          <DateField
            name="heldOn"
            label={alone ? 'I talk it through on' : 'We meet, or met, on'}
            value={group.leadersMetOn ?? undefined}
          />
        </Form>
      </Section>
    </PlanningFrame>
  )
}

/** After the last step the plan leads on; before it, this page does. */
function Saying({ saved }: { saved: PlanningPageProps['saved'] }) {
  if (!saved || saved.part === 'meeting') return null
  if (saved.part === 'kept' || saved.part === 'agreed') {
    return <SavedNotice saved={saved} of={['kept', 'agreed']} />
  }
  return <Notice kind="good" title={saved.words} />
}

function Agreement({ groupId, now: { agreed, alone } }: { groupId: string; now: PlanningNow }) {
  if (!agreed) return null
  const href = `/groups/${groupId}/planning/texts/${agreed.id}`
  return (
    <Card
      title={agreed.holds ? `Version ${agreed.version} holds` : 'What was agreed before'}
      href={href}
      meta={`${alone && agreed.holds ? 'Kept' : 'Agreed'} on ${agreed.on}`}
    >
      <p>{agreed.holds ? 'Read it, or print it.' : `By ${agreed.by}. It stays theirs.`}</p>
    </Card>
  )
}

function Earlier({
  groupId,
  earlierTexts,
  earlierRounds,
}: { groupId: string } & Pick<PlanningPageProps, 'earlierTexts' | 'earlierRounds'>) {
  if (earlierTexts.length + earlierRounds.length === 0) return null
  return (
    <div>
      <h3>Before</h3>
      <ul>
        {earlierTexts.map(({ id, label }) => (
          <li key={id}>
            <a href={`/groups/${groupId}/planning/texts/${id}`}>{label}</a>
          </li>
        ))}
        {earlierRounds.map(({ id, label }) => (
          <li key={id}>
            <a href={`/groups/${groupId}/planning/rounds/${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

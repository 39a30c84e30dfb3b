import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { NumberField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Notice } from '../../../ui/notices.tsx'
import { PhaseList, type ShownPhase } from '../../../ui/phases.tsx'

export interface ListedPlan {
  kind: string
  name: string
  isOwn: boolean
  /** Its own minutes make another length than the meetings have today. */
  isFitted: boolean
  phases: readonly ShownPhase[]
}

export type PlansDone = 'usual' | 'times'

export interface SessionPlansPageProps {
  framing: Framing
  meetingMinutes: number
  plans: readonly ListedPlan[]
  usual: { kind: 'one-case' | 'two-cases'; isChosen: boolean }
  leadersTime: { beforeMinutes: number; afterMinutes: number; isOwn: boolean }
  leadsAlone: boolean
  done: PlansDone | null
  attempts: { usual?: Attempt | undefined; times?: Attempt | undefined }
}

/** How the group spends its meetings, and its leaders the time around them. */
export function SessionPlansPage(props: SessionPlansPageProps) {
  const { framing, meetingMinutes, plans, usual, attempts } = props
  const here = `/groups/${framing.group.id}`
  return (
    <GroupFrame {...framing} title="Meeting plans" current={`${here}/session-plans`}>
      <Stack gap="large">
        {props.done && (
          <Notice
            kind="good"
            title={props.done === 'usual' ? 'Your usual meeting is chosen.' : 'Your times are saved.'}
          >
            {props.done === 'times' && <p>Your calendars follow by themselves; members’ never hold them.</p>}
          </Notice>
        )}
        <Section
          title="Meeting plans"
          lead={`How the ${meetingMinutes} minutes are meant to be spent. The minutes are a recommendation and yours to change: they are shown to you who lead, and never enforced. Members see the order; the letter before the first meeting tells them its minutes too.`}
        >
          <Columns>
            {plans.map((plan) => (
              <Card
                key={plan.kind}
                title={plan.name}
                badges={plan.isOwn && <Badge kind="accent">Your own minutes</Badge>}
                footer={
                  <Row>
                    <a href={`${here}/session-plans/${plan.kind}`}>
                      Change the minutes<span class="sr-only"> of {plan.name}</span>
                    </a>
                    <a href={`${here}/session-plans/${plan.kind}/print`}>
                      One page to print<span class="sr-only"> of {plan.name}</span>
                    </a>
                  </Row>
                }
              >
                {plan.isFitted && (
                  <p>
                    Your minutes were set for another length; they are kept in proportion until you look at
                    them.
                  </p>
                )}
                <PhaseList label={`Plan: ${plan.name}`} phases={plan.phases} />
              </Card>
            ))}
          </Columns>
        </Section>
        <Section
          title="Your usual meeting"
          lead="The first meeting has its own plan. Any other is this one, unless you choose otherwise on its page."
        >
          <Form action={`${here}/usual-session`} attempt={attempts.usual} submit="Save">
            <RadioChoice
              name="kind"
              label="Most of our meetings have"
              value={usual.kind}
              options={[
                { value: 'one-case', label: 'one case' },
                { value: 'two-cases', label: 'two cases' },
              ]}
            />
          </Form>
        </Section>
        <LeadersTime {...props} />
        <p>
          <LinkButton href={`${here}/meetings`} tone="quiet">
            To the dates
          </LinkButton>
        </p>
      </Stack>
    </GroupFrame>
  )
}

function LeadersTime({ framing, leadersTime, leadsAlone, attempts }: SessionPlansPageProps) {
  return (
    <Section
      id="times"
      title={leadsAlone ? 'Your time before and after' : 'Leaders’ time before and after'}
      lead={[
        leadsAlone
          ? 'To arrive before each meeting, and to look back afterwards. It stands in your own calendar address, and in nobody else’s.'
          : 'You meet before each meeting and look back together after it. Both stand in the calendar addresses of you who lead, and in nobody else’s.',
        !leadersTime.isOwn && ' These are the society’s numbers, until you save your own.',
      ]}
    >
      <Form
        action={`/groups/${framing.group.id}/leaders-time`}
        attempt={attempts.times}
        submit="Save our times"
        wide
      >
        <NumberField
          name="before"
          label="Before"
          unit="minutes"
          hint="0: none"
          value={leadersTime.beforeMinutes}
        />
        <NumberField
          name="after"
          label="After"
          unit="minutes"
          hint="0: none"
          value={leadersTime.afterMinutes}
        />
      </Form>
    </Section>
  )
}

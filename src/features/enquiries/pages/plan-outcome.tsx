import { formatMoney, money } from '../../../shared/money.ts'
import { inWords } from '../../../shared/numerals.ts'
import { CostBars } from '../../../ui/cost-bars.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { type Step, StepList } from '../../../ui/steps.tsx'
import type { CostName } from '../../fees/rules/cost.ts'
import type { PlanOutcome } from '../../groups/rules/plan.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'

/** 'Two leaders, 125 minutes each': what a part of the cost is for. */
function partInWords(name: CostName, plan: TrialPlan): string {
  if (name !== 'leaders') return capital(name)
  const minutes = plan.meetingMinutes + plan.paidPreMeetingMinutes + plan.paidDebriefMinutes
  const leaders = plan.paidLeaders === 1 ? 'One leader' : `${capital(inWords(plan.paidLeaders))} leaders`
  return `${leaders}, ${minutes} minutes${plan.paidLeaders === 1 ? '' : ' each'}`
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

interface PlanCostProps {
  plan: TrialPlan
  outcome: PlanOutcome
}

/** What one session costs, and what that means for each member; it says plainly what is not usual (R74–R76). */
export function PlanCost({ plan, outcome }: PlanCostProps) {
  const { cost, verdict } = outcome
  const contribution = cost.contributionToAskMinor ?? 0
  const costs = cost.parts
    .filter(({ minor }) => minor > 0)
    .map(({ name, minor }) => ({ label: partInWords(name, plan), minor }))
  return (
    <Stack>
      <Notice kind={verdict.fit === 'above' ? 'attention' : verdict.fit === 'within' ? 'good' : 'info'}>
        <p>{verdictInWords(outcome)}</p>
        {withoutTheRoom(outcome) && <p>{withoutTheRoom(outcome)}</p>}
      </Notice>
      {costs.length > 0 && (
        <CostBars
          costs={costs}
          contributionMinor={contribution}
          currency={cost.currency}
          bars={outcome.bars}
          enough={outcome.enough}
          planned={plan.expectedMembers}
        />
      )}
    </Stack>
  )
}

/** Online there is no room that somebody could give. */
export const verdictInWords = ({ mode, cost, verdict }: PlanOutcome): string =>
  mode === 'online' && cost.totalMinor === 0
    ? 'Nothing to pay: the leaders give their time.'
    : verdict.sentence

/** What the screen changes for each member of a group that leaves a room. */
function withoutTheRoom({ cost, costWithRoom }: PlanOutcome): string | null {
  const before = costWithRoom?.contributionToAskMinor
  const after = cost.contributionToAskMinor
  if (before === undefined || before === null || after === null) return null
  const say = (minor: number) => formatMoney(money(minor, cost.currency))
  return `Without the room a meeting costs ${say(after)} each instead of ${say(before)}.`
}

/** The same in three lines. */
export function PlanCostInShort({ plan, outcome: { cost } }: PlanCostProps) {
  const say = (minor: number | null) => minor !== null && formatMoney(money(minor, cost.currency))
  return (
    <Facts
      facts={[
        ['A meeting costs', say(cost.totalMinor)],
        [`Each of ${plan.expectedMembers}`, say(cost.contributionToAskMinor)],
      ]}
    />
  )
}

/** What is missing and why it matters, what one may think about, then what is there. */
export function PlanEssentials({ outcome: { missing, ideas, found } }: { outcome: PlanOutcome }) {
  const gaps: Step[] = missing.map(({ rule, reason, state }) => ({
    title: rule.title,
    state: 'open',
    stateLabel: state === 'missing' ? 'Missing' : 'Worth a thought',
    detail: (
      <>
        <p>{reason}</p>
        <p>{rule.advice}</p>
      </>
    ),
  }))
  const open: Step[] = ideas.map(({ rule, reason }) => ({
    title: rule.title,
    state: 'open',
    stateLabel: 'If you like',
    detail: (
      <>
        <p>{reason}</p>
        <p>{rule.advice}</p>
      </>
    ),
  }))
  const there: Step[] = found.map((title) => ({ title, state: 'done', stateLabel: 'Settled' }))
  return <StepList label="What the group needs" steps={[...gaps, ...open, ...there]} />
}

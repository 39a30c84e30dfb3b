import { Circle } from '../../../ui/circle.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'
import type { PlanOutcome } from '../../groups/rules/plan.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'
import { PlanCostInShort, verdictInWords } from './plan-outcome.tsx'
import { planInWords } from './words.ts'

export interface ShownPlan {
  plan: TrialPlan
  outcome: PlanOutcome
}

/** The plan that came along: its circle, its cost, its gaps. */
export function EnquiryPlan({ plan, outcome }: ShownPlan) {
  return (
    <Card level={2} title="The plan">
      <Circle
        size="medium"
        seats={outcome.circle}
        centre={{ figure: plan.expectedMembers, words: 'members in all' }}
      />
      <p>{planInWords(plan)}</p>
      <PlanCostInShort plan={plan} outcome={outcome} />
      <p>{verdictInWords(outcome)}</p>
      {outcome.missing.length > 0 && (
        <Details summary={`Still missing (${outcome.missing.length})`}>
          <ul>
            {outcome.missing.map(({ rule, reason }) => (
              <li key={rule.name}>
                {rule.title}: {reason}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Card>
  )
}

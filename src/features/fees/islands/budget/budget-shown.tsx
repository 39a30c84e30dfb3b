import { CostBars } from '../../../../ui/cost-bars.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { Stack } from '../../../../ui/layout.tsx'
import { Notice } from '../../../../ui/notices.tsx'
import type { Budget } from '../../rules/budget.ts'

/** What comes of the numbers: the same from the server and, while somebody changes them, from the browser. */
export function BudgetShown({ budget }: { budget: Budget }) {
  return (
    <Stack>
      <Notice kind={budget.fits ? 'info' : 'attention'}>
        <p>{budget.verdict}</p>
      </Notice>
      {budget.costs.length > 0 && (
        <CostBars
          costs={budget.costs}
          contributionMinor={budget.askedMinor}
          currency={budget.currency}
          bars={budget.bars}
          enough={budget.enough}
          planned={budget.planned}
        />
      )}
      {budget.facts.length > 0 && <Facts facts={budget.facts} />}
    </Stack>
  )
}

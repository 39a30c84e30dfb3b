import { render } from 'preact'
import { type BudgetOf, budget, costPlanOf } from '../rules/budget.ts'
import { fieldsOf, readWish } from '../rules/budget-fields.ts'
import { type CostPlan, isSameCostPlan } from '../rules/cost.ts'
import { BudgetShown } from './budget/budget-shown.tsx'

/** What the page hands over: what is reckoned beside, and what was kept last. */
export interface BudgetHanded {
  of: BudgetOf
  kept: CostPlan | null
}

/** The bars follow while somebody changes the numbers; what cannot be read leaves them as they are. */
function follow(form: HTMLFormElement, shown: HTMLElement): void {
  const { of, kept }: BudgetHanded = JSON.parse(shown.dataset.budget ?? '{}')
  const keeping = document.getElementById('budget-keeping')
  const isKept = document.getElementById('budget-is-kept')
  const wasKept = document.getElementById('budget-was-kept')

  form.addEventListener('input', () => {
    const typed = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const wish = readWish(typed)
    if (!wish) return
    render(<BudgetShown budget={budget(wish, of)} />, shown)
    const same = kept !== null && isSameCostPlan(kept, costPlanOf(wish, of))
    keeping?.toggleAttribute('hidden', same)
    isKept?.toggleAttribute('hidden', !same)
    wasKept?.toggleAttribute('hidden', true)
    const fields = fieldsOf(wish)
    for (const input of keeping?.querySelectorAll('input') ?? []) {
      if (input.name !== '_key') input.value = fields[input.name] ?? ''
    }
  })
}

const form = document.getElementById('budget')
const shown = document.getElementById('budget-shown')
if (form instanceof HTMLFormElement && shown) follow(form, shown)

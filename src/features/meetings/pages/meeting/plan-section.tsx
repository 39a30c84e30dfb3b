import { LinkButton } from '../../../../ui/actions.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { Section, Stack } from '../../../../ui/layout.tsx'
import { PhaseBar } from '../../../../ui/phases.tsx'

export interface ShownPlan {
  /** "First meeting" */
  name: string
  phases: readonly { name: string; case?: 1 | 2; minutes: number }[]
  /** The leaders' own times; none for a member. */
  times: readonly (readonly [string, string])[]
}

/** What kind of meeting it is, and the way to its plan. */
export function PlanSection({ path, plan }: { path: string; plan: ShownPlan }) {
  return (
    <Section
      title="Plan"
      actions={
        <LinkButton href={`${path}/plan`} tone="plain">
          Plan of this meeting
        </LinkButton>
      }
    >
      <Stack>
        <PhaseBar
          phases={plan.phases.map((phase) => ({
            key: `${phase.name}-${phase.case ?? 0}`,
            minutes: phase.minutes,
          }))}
        />
        <Facts facts={[['This is', plan.name], ...plan.times]} />
      </Stack>
    </Section>
  )
}

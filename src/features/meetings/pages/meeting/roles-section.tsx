import type { Attempt } from '../../../../ui/attempt.ts'
import { Checkbox, RadioChoice } from '../../../../ui/choices.tsx'
import { Form } from '../../../../ui/form.tsx'
import { Section } from '../../../../ui/layout.tsx'

export interface RolesSectionProps {
  path: string
  leaders: readonly { personId: string; name: string }[]
  moderatorId: string | null
  attempt: Attempt | undefined
}

/** Who moderates, and whether the leaders take turns from here on (R58, R59). */
export function RolesSection({ path, leaders, moderatorId, attempt }: RolesSectionProps) {
  return (
    <Section
      title="Roles"
      lead="One leader moderates: waiting room, technology, time. The other watches the group’s process and how people feel."
    >
      <Form action={`${path}/roles`} attempt={attempt} submit="Save the roles">
        <RadioChoice
          name="moderator"
          label="Who moderates this meeting?"
          options={leaders.map(({ personId, name }) => ({ value: personId, label: name }))}
          value={moderatorId ?? undefined}
        />
        {leaders.length > 1 && (
          <Checkbox
            name="swapping"
            label="Swap from meeting to meeting from here on"
            hint="Otherwise only this meeting changes."
          />
        )}
      </Form>
    </Section>
  )
}

import type { Attempt } from '../../../ui/attempt.ts'
import { CheckboxGroup } from '../../../ui/choices.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'

export interface PaidSectionProps {
  action: string
  members: readonly {
    membershipId: string
    name: string
    /** '31 March 2027'; null while nothing is noted. */
    paidUntil: string | null
  }[]
  wasNoted: boolean
  attempt?: Attempt | undefined
}

/** Until when each member has paid, as their leaders note it. */
export function PaidSection({ action, members, wasNoted, attempt }: PaidSectionProps) {
  return (
    <Section
      id="paid"
      title="Paid until"
      lead="Note it when a payment has come. Each member sees their own day in the circle; only you who lead see all of them."
    >
      <Stack>
        {wasNoted && <Notice kind="good" title="Noted." />}
        <Form action={action} attempt={attempt} submit="Note it">
          <CheckboxGroup
            name="members"
            label="Who has paid"
            options={members.map(({ membershipId, name, paidUntil }) => ({
              value: membershipId,
              label: name,
              hint: paidUntil ? `until ${paidUntil}` : 'nothing noted yet',
            }))}
          />
          <DateField name="paid_until" label="Until" hint="The last day of the term, for instance." />
        </Form>
      </Stack>
    </Section>
  )
}

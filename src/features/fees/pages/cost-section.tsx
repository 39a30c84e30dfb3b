import type { Currency } from '../../../shared/money.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox } from '../../../ui/choices.tsx'
import { CostBars } from '../../../ui/cost-bars.tsx'
import { MoneyField, NumberField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Estimate, Wish } from '../rules/estimate.ts'

export interface CostSectionProps {
  action: string
  currency: Currency
  /** What stands in the fields. */
  wish: Wish
  /** null while the numbers cannot be read. */
  estimate: Estimate | null
  estimateAttempt?: Attempt | undefined
  meetingMinutes: number
  /** '£60–£75 an hour' */
  usualFee: string
  /** '15 minutes before and 20 after' */
  around: string
  isOnline: boolean
  fewest: number
  most: number
}

/** A question, not a form that is kept: change the numbers and look. */
export function CostSection(props: CostSectionProps) {
  const { wish, estimate, currency } = props
  return (
    <Section
      id="cost"
      title="What a meeting costs"
      lead="Groups pay their own way. Change the numbers and look; nothing here is kept or shown to anybody."
    >
      <Columns>
        <Form
          id="estimate"
          method="get"
          action={`${props.action}#cost`}
          attempt={props.estimateAttempt}
          submit="Work it out"
          tone="plain"
        >
          <NumberField name="paid_leaders" label="Leaders who are paid" value={wish.paidLeaders} />
          <MoneyField
            name="leader_fee"
            label="Each leader’s fee an hour"
            currency={currency}
            value={wish.leaderFeeMinor}
            hint={`Usual is ${props.usualFee}; a meeting has ${props.meetingMinutes} minutes.`}
          />
          <Checkbox
            name="around_is_paid"
            label="Their time before and after is paid too"
            hint={`${props.around}, as the society recommends.`}
            checked={wish.aroundIsPaid}
          />
          <MoneyField
            name="room"
            label="Room, per meeting"
            currency={currency}
            value={wish.roomMinor}
            hint={props.isOnline ? 'Usually nothing for a group that meets online.' : undefined}
          />
          <MoneyField
            name="supervision"
            label="Supervision, per meeting"
            currency={currency}
            value={wish.supervisionMinor}
          />
          <NumberField name="members" label="Members you count on" value={wish.members} />
          <MoneyField
            name="asked"
            label="What you think of asking for"
            currency={currency}
            value={wish.askedMinor}
            optional
            hint="Left empty, it is what the cost comes to, rounded up."
          />
        </Form>
        {estimate && (
          <Stack>
            <Notice kind={estimate.fits ? 'info' : 'attention'}>
              <p>{estimate.verdict}</p>
            </Notice>
            {estimate.costs.length > 0 && (
              <CostBars
                costs={estimate.costs}
                contributionMinor={estimate.askedMinor}
                currency={currency}
                fewest={props.fewest}
                most={props.most}
                planned={wish.members}
              />
            )}
          </Stack>
        )}
      </Columns>
    </Section>
  )
}

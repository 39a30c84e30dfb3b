import type { Currency } from '../../../shared/money.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { CostBars } from '../../../ui/cost-bars.tsx'
import { MoneyField, NumberField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Estimate, Wish } from '../rules/estimate.ts'

export interface CostSectionProps {
  action: string
  /** Where an estimate is kept. */
  keepAction: string
  currency: Currency
  /** What stands in the fields. */
  wish: Wish
  /** null while the numbers cannot be read. */
  estimate: Estimate | null
  estimateAttempt?: Attempt | undefined
  meetingMinutes: number
  /** '£60–£75 an hour' */
  usualFee: string
  /** The minutes before and after a meeting: as the leaders agreed, or else as the society recommends. */
  around: { beforeMinutes: number; afterMinutes: number; isAgreed: boolean }
  /** This very estimate is the one that was kept last. */
  isKept: boolean
  /** It was kept just now. */
  wasKept: boolean
  isOnline: boolean
  fewest: number
  most: number
}

/** A question first: change the numbers and look. What is worth keeping is kept with a button of its own. */
export function CostSection(props: CostSectionProps) {
  const { wish, estimate, currency } = props
  return (
    <Section
      id="cost"
      title="What a meeting costs"
      lead="Groups pay their own way. Change the numbers and look; what you keep is seen by the group’s leaders alone."
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
          <NumberField
            name="paid_before"
            label="Paid time before a meeting, each leader’s"
            unit="minutes"
            value={wish.beforeMinutes}
            hint={`${props.around.isAgreed ? 'In your planning you settled on' : 'Recommended are'} ${props.around.beforeMinutes} minutes before each meeting. 0 where this time is given.`}
          />
          <NumberField
            name="paid_after"
            label="Paid time after it"
            unit="minutes"
            value={wish.afterMinutes}
            hint={`${props.around.isAgreed ? 'You settled on' : 'Recommended are'} ${props.around.afterMinutes} minutes for looking back.`}
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
            hint="The part of the leaders’ supervision that this group carries."
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
            <Keeping {...props} />
          </Stack>
        )}
      </Columns>
    </Section>
  )
}

function Keeping({ wish, isKept, wasKept, keepAction }: CostSectionProps) {
  if (wasKept) {
    return (
      <Notice kind="good" title="Kept: the plan reckons with these costs.">
        <p>Whether the contribution covers them stands under the essentials, and changes with it.</p>
      </Notice>
    )
  }
  if (isKept) return <p>This is the estimate you kept. The group’s essentials reckon with it.</p>
  return <PostButton action={keepAction} label="Keep this estimate for the group" fields={fieldsOf(wish)} />
}

const fieldsOf = (wish: Wish): Record<string, string> => ({
  paid_leaders: `${wish.paidLeaders}`,
  leader_fee: pounds(wish.leaderFeeMinor),
  paid_before: `${wish.beforeMinutes}`,
  paid_after: `${wish.afterMinutes}`,
  room: pounds(wish.roomMinor),
  supervision: pounds(wish.supervisionMinor),
  members: `${wish.members}`,
})

const pounds = (minor: number): string => (minor / 100).toFixed(2)

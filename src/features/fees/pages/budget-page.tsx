import type { Currency } from '../../../shared/money.ts'
import { PostButton } from '../../../ui/actions.tsx'
import { asset } from '../../../ui/assets.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { MoneyField, NumberField } from '../../../ui/fields.tsx'
import { Fieldset, Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, InSight, Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { BudgetShown } from '../islands/budget/budget-shown.tsx'
import type { BudgetHanded } from '../islands/budget.tsx'
import type { Budget, Wish } from '../rules/budget.ts'

export interface BudgetPageProps {
  group: FramedGroup & { currency: Currency }
  seats: readonly Seat[]
  /** What stands in the fields. */
  wish: Wish
  /** Fields for so many leaders, with the names of those who lead already. */
  leaders: readonly { field: string; label: string }[]
  /** null while the numbers cannot be read. */
  budget: Budget | null
  attempt?: Attempt | undefined
  handed: BudgetHanded
  /** The numbers as a form would send them. */
  fields: Record<string, string>
  meetingMinutes: number
  /** '£60–£75 an hour (2026)' */
  usualFee: string
  /** '£15–£25 for a meeting of 90 minutes (2026)' */
  usual: string
  /** The minutes before and after a meeting: as the leaders agreed, or else as the society recommends. */
  around: { beforeMinutes: number; afterMinutes: number; isAgreed: boolean }
  /** These very numbers are those that were kept last. */
  isKept: boolean
  /** They were kept just now. */
  wasKept: boolean
  isOnline: boolean
}

/** A question first: change the numbers and look. What is worth keeping is kept with a button of its own. */
export function BudgetPage(props: BudgetPageProps) {
  const { group, budget } = props
  return (
    <GroupFrame group={group} seats={props.seats} standing="leader" title="Budget">
      <Section
        title="What a meeting costs"
        lead="Groups pay their own way. Change the numbers and look; what you keep is seen by the group’s leaders alone."
      >
        <Columns>
          <BudgetForm {...props} />
          <InSight>
            <Stack>
              <div id="budget-shown" data-budget={JSON.stringify(props.handed)}>
                {budget && <BudgetShown budget={budget} />}
              </div>
              {budget && <Keeping {...props} />}
              <p>
                <a href={`/groups/${group.id}/fee`}>Back to what members pay</a>
              </p>
            </Stack>
          </InSight>
        </Columns>
      </Section>
      <script type="module" src={asset('budget.js')} />
    </GroupFrame>
  )
}

function BudgetForm({ group, wish, around, ...props }: BudgetPageProps) {
  const { currency } = group
  return (
    <Form
      id="budget"
      method="get"
      action={`/groups/${group.id}/budget`}
      attempt={props.attempt}
      submit="Work it out"
      tone="plain"
    >
      <Fieldset
        legend="Leaders"
        hint={`Usual is ${props.usualFee}; a meeting has ${props.meetingMinutes} minutes. Each has a fee of their own: 0 for whoever gives their time.`}
      >
        {props.leaders.map(({ field, label }, place) => (
          <MoneyField
            key={field}
            name={field}
            label={label}
            currency={currency}
            optional
            value={wish.leaderFeesPerHourMinor[place]}
          />
        ))}
        <NumberField
          name="paid_before"
          label="Paid time before a meeting, each leader’s"
          unit="minutes"
          value={wish.paidPreMeetingMinutes}
          hint={`${around.isAgreed ? 'In your planning you settled on' : 'Recommended are'} ${around.beforeMinutes} minutes before each meeting. 0 where this time is given.`}
        />
        <NumberField
          name="paid_after"
          label="Paid time after it"
          unit="minutes"
          value={wish.paidDebriefMinutes}
          hint={`${around.isAgreed ? 'You settled on' : 'Recommended are'} ${around.afterMinutes} minutes for looking back.`}
        />
      </Fieldset>
      <Fieldset legend="Room and the rest">
        <MoneyField
          name="room"
          label="Room"
          currency={currency}
          value={wish.roomMinor}
          hint={props.isOnline ? 'Usually nothing for a group that meets online.' : undefined}
        />
        <RadioChoice
          name="room_per"
          label="That is for"
          inLine
          options={[
            { value: 'meeting', label: 'a meeting' },
            { value: 'term', label: 'a term' },
          ]}
          value={wish.roomPer}
        />
        <MoneyField
          name="supervision"
          label="Supervision, per meeting"
          currency={currency}
          value={wish.supervisionPerSessionMinor}
          hint="The part of the leaders’ supervision that this group carries."
        />
        <MoneyField
          name="other"
          label="Other, per meeting"
          currency={currency}
          value={wish.otherPerSessionMinor}
          optional
        />
        <NumberField
          name="meetings"
          label="Meetings a term"
          value={wish.meetingsATerm}
          hint="A room that is paid by the term is shared among them, rounded up to the penny."
        />
      </Fieldset>
      <Fieldset legend="Members">
        <NumberField name="members" label="Members you count on" value={wish.expectedMembers} />
        <MoneyField
          name="asked"
          label="What you think of asking for, a meeting"
          currency={currency}
          value={wish.askedMinor}
          optional
          hint={`Left empty, it is what the cost comes to, rounded up. Usual is ${props.usual}.`}
        />
        <Details
          summary="Reduced places, gaps and a reserve"
          open={isCareful(wish) || carefulFault(props.attempt)}
        >
          <NumberField
            name="reduced_places"
            label="Reduced places among them"
            value={wish.reducedPlaces}
            optional
            hint="For whoever could not come otherwise. Who has one is between them and you."
          />
          <MoneyField
            name="reduced"
            label="What a reduced place pays, a meeting"
            currency={currency}
            value={wish.reducedMinor}
            optional
          />
          <NumberField
            name="gaps"
            label="Contributions that will not come"
            unit="%"
            value={wish.gapsPercent}
            optional
            hint="Seats that stay empty for a while; meetings that are credited."
          />
          <NumberField
            name="reserve"
            label="Put aside for a leaner time"
            unit="%"
            value={wish.reservePercent}
            optional
            hint="Of what a meeting costs."
          />
        </Details>
      </Fieldset>
    </Form>
  )
}

const isCareful = (wish: Wish): boolean =>
  wish.reducedPlaces > 0 || wish.gapsPercent > 0 || wish.reservePercent > 0

const carefulFault = (attempt: Attempt | undefined): boolean =>
  ['reduced_places', 'reduced', 'gaps', 'reserve'].some(
    (name) => attempt && Object.hasOwn(attempt.problems, name),
  )

/** The island hides and shows these as the numbers change, and lets the button carry them along. */
function Keeping({ group, isKept, wasKept, fields, leaders }: BudgetPageProps) {
  // Every field has its place, so that the island has only to fill it.
  const names = [...leaders.map(({ field }) => field), 'asked']
  return (
    <>
      <div id="budget-was-kept" hidden={!wasKept}>
        <Notice kind="good" title="Kept: the plan reckons with these costs.">
          <p>Whether the contribution covers them stands under the essentials, and changes with it.</p>
        </Notice>
      </div>
      <p id="budget-is-kept" hidden={!isKept || wasKept}>
        This is the budget you kept. The group’s essentials reckon with it.
      </p>
      <div id="budget-keeping" hidden={isKept}>
        <PostButton
          action={`/groups/${group.id}/cost-plan`}
          label="Keep this budget for the group"
          fields={{ ...Object.fromEntries(names.map((name) => [name, ''])), ...fields }}
        />
      </div>
    </>
  )
}

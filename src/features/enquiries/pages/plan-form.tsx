import type { Currency } from '../../../shared/money.ts'
import { professions } from '../../../shared/professions.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, CheckboxGroup, RadioChoice, Select } from '../../../ui/choices.tsx'
import { MoneyField, NumberField, TextField } from '../../../ui/fields.tsx'
import { Fieldset, Form } from '../../../ui/form.tsx'
import { Stack } from '../../../ui/layout.tsx'
import type { TrialPlan } from '../rules/trial-plan.ts'
import { planLabels } from './plan-labels.ts'

interface PlanFormProps {
  plan: TrialPlan
  currency: Currency
  attempt?: Attempt | undefined
}

/** A question whose answer is a page: nothing is kept, nobody signs in. */
export function PlanForm({ plan, currency, attempt }: PlanFormProps) {
  return (
    <Form action="/start/plan" method="get" attempt={attempt} submit="See what it takes" wide>
      <Fieldset legend="The group you have in mind">
        <RadioChoice
          name="route"
          label={planLabels.route}
          value={plan.route}
          options={[
            { value: 'face-to-face', label: 'Face to face' },
            { value: 'online', label: 'Online' },
          ]}
        />
        <TextField
          name="area"
          label={planLabels.area}
          hint="A town, or part of one. Online it may stay empty."
          value={plan.area}
          optional
        />
        <CheckboxGroup
          name="professions"
          label={planLabels.professions}
          value={plan.professions}
          optional
          options={professions.map((profession) => ({ value: profession, label: profession }))}
        />
        <Stack>
          <NumberField
            name="expectedMembers"
            label={planLabels.expectedMembers}
            unit="people"
            value={plan.expectedMembers}
          />
          <NumberField
            name="meetingMinutes"
            label={planLabels.meetingMinutes}
            unit="minutes"
            value={plan.meetingMinutes}
          />
          <Select
            name="everyWeeks"
            label={planLabels.everyWeeks}
            value={`${plan.everyWeeks}`}
            options={rhythms}
          />
        </Stack>
      </Fieldset>
      <Fieldset legend="What you have so far">
        <Select
          name="leaders"
          label={planLabels.leaders}
          value={`${plan.leaders}`}
          options={counts('Nobody yet')}
        />
        <NumberField
          name="interestedMembers"
          label={planLabels.interestedMembers}
          unit="people"
          value={plan.interestedMembers}
        />
        <Stack gap="small">
          <Checkbox
            name="leadersWereMembers"
            label={planLabels.leadersWereMembers}
            checked={plan.leadersWereMembers}
          />
          <Checkbox name="oneAccredited" label={planLabels.oneAccredited} checked={plan.oneAccredited} />
          <Checkbox
            name="onePsychodynamic"
            label={planLabels.onePsychodynamic}
            checked={plan.onePsychodynamic}
          />
        </Stack>
        <Stack gap="small">
          <Checkbox name="hasRoom" label={planLabels.hasRoom} checked={plan.hasRoom} />
          <Checkbox name="supervision" label={planLabels.supervision} checked={plan.supervision} />
        </Stack>
      </Fieldset>
      <Fieldset legend="What it costs">
        <Select
          name="paidLeaders"
          label={planLabels.paidLeaders}
          value={`${plan.paidLeaders}`}
          options={counts('None: they give their time')}
          hint="Also those you have yet to find."
        />
        <MoneyField
          name="leaderFeePerHourMinor"
          label={planLabels.leaderFeePerHourMinor}
          currency={currency}
          value={plan.leaderFeePerHourMinor}
        />
        <MoneyField
          name="roomPerSessionMinor"
          label={planLabels.roomPerSessionMinor}
          hint="Online this does not count."
          currency={currency}
          value={plan.roomPerSessionMinor}
        />
      </Fieldset>
    </Form>
  )
}

const counts = (none: string) => [
  { value: '0', label: none },
  { value: '1', label: 'One' },
  { value: '2', label: 'Two' },
]

const rhythms = [
  { value: '1', label: 'Every week' },
  { value: '2', label: 'Every two weeks' },
  { value: '3', label: 'Every three weeks' },
  { value: '4', label: 'Every four weeks' },
]

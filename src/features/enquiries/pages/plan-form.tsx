import type { Currency } from '../../../shared/money.ts'
import { professions } from '../../../shared/professions.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, CheckboxGroup, RadioChoice, Select } from '../../../ui/choices.tsx'
import { MoneyField, NumberField, TextField } from '../../../ui/fields.tsx'
import { Fieldset, Form } from '../../../ui/form.tsx'
import { Stack } from '../../../ui/layout.tsx'
import type { TrialPlan } from '../rules/trial-plan.ts'

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
          label="How would you meet?"
          value={plan.route}
          options={[
            { value: 'face-to-face', label: 'Face to face' },
            { value: 'online', label: 'Online' },
          ]}
        />
        <TextField
          name="area"
          label="Around which place?"
          hint="A town, or part of one. Online it may stay empty."
          value={plan.area}
          optional
        />
        <CheckboxGroup
          name="professions"
          label="For whom?"
          value={plan.professions}
          optional
          options={professions.map((profession) => ({ value: profession, label: profession }))}
        />
        <Stack>
          <NumberField name="expectedMembers" label="Members" unit="people" value={plan.expectedMembers} />
          <NumberField
            name="meetingMinutes"
            label="Length of a meeting"
            unit="minutes"
            value={plan.meetingMinutes}
          />
          <Select name="everyWeeks" label="How often?" value={`${plan.everyWeeks}`} options={rhythms} />
        </Stack>
      </Fieldset>
      <Fieldset legend="What you have so far">
        <Select name="leaders" label="Leaders" value={`${plan.leaders}`} options={counts('Nobody yet')} />
        <NumberField
          name="interestedMembers"
          label="People who would join"
          unit="people"
          value={plan.interestedMembers}
        />
        <Stack gap="small">
          <Checkbox
            name="leadersWereMembers"
            label="The leaders have been members of a Balint group"
            checked={plan.leadersWereMembers}
          />
          <Checkbox name="oneAccredited" label="One of them is accredited" checked={plan.oneAccredited} />
          <Checkbox
            name="onePsychodynamic"
            label="One has a psychodynamic or similar training"
            checked={plan.onePsychodynamic}
          />
        </Stack>
        <Stack gap="small">
          <Checkbox name="hasRoom" label="There is a room, for every meeting" checked={plan.hasRoom} />
          <Checkbox name="supervision" label="The leaders have supervision" checked={plan.supervision} />
        </Stack>
      </Fieldset>
      <Fieldset legend="What it costs">
        <Select
          name="paidLeaders"
          label="Leaders who are paid"
          value={`${plan.paidLeaders}`}
          options={counts('None: they give their time')}
        />
        <MoneyField
          name="leaderFeePerHourMinor"
          label="Fee of each, an hour"
          currency={currency}
          value={plan.leaderFeePerHourMinor}
        />
        <MoneyField
          name="roomPerSessionMinor"
          label="Room, a meeting"
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

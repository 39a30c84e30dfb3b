import { weekdayName, weekdays } from '../../../../shared/calendar.ts'
import { hoursInWords, hoursOf, type TimeOfDay, timesOfDay } from '../../../../shared/times-of-day.ts'
import type { Attempt } from '../../../../ui/attempt.ts'
import { CheckboxGroup } from '../../../../ui/choices.tsx'
import { DateField } from '../../../../ui/fields.tsx'
import { Form } from '../../../../ui/form.tsx'

interface AskFormProps {
  here: string
  /** What is asked now; null: nothing yet. */
  poll: {
    weekdays: readonly number[]
    timesOfDay: readonly TimeOfDay[]
    closesOn: Temporal.PlainDate | null
  } | null
  submit: string
  attempt?: Attempt | undefined
}

const workingDays = [1, 2, 3, 4, 5]

/** Fewer days and times asked are fewer to answer. */
export function AskForm({ here, poll, submit, attempt }: AskFormProps) {
  const days = poll?.weekdays ?? workingDays
  return (
    <Form action={`${here}/poll`} attempt={attempt} submit={submit}>
      <CheckboxGroup
        name="weekdays"
        label="Which days could it be?"
        hint="Leave out what is impossible for you anyway: nobody has to think about it then."
        inColumns
        options={weekdays.map((day) => ({ value: String(day), label: weekdayName(day) }))}
        value={days.map(String)}
      />
      <CheckboxGroup
        name="times"
        label="Which times of day?"
        options={timesOfDay.map((time) => ({
          value: time,
          label: hoursOf[time].name,
          hint: hoursInWords(time),
        }))}
        value={poll?.timesOfDay ?? timesOfDay}
      />
      <DateField
        name="closes_on"
        label="Last day to answer"
        hint="After it, answers stay as they are. Left empty, people can answer until you settle the time."
        optional
        value={poll?.closesOn ?? undefined}
      />
    </Form>
  )
}

import { formatMeetingTime } from '../../../shared/calendar.ts'
import { Checkbox, RadioChoice, Select } from '../../../ui/choices.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Fieldset } from '../../../ui/form.tsx'

export interface ComingFieldsProps {
  /** The meetings that can move; empty while there are no dates. */
  ahead: readonly { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }[]
  timeZone: string
  /** There is a place already, and people know of it. */
  isMove: boolean
  /** The meeting from whose page one comes. */
  meeting?: string | undefined
}

/** From when on the group meets there, and why. */
export function ComingFields({ ahead, timeZone, isMove, meeting }: ComingFieldsProps) {
  return (
    <>
      {isMove && (
        <Fieldset
          legend="The move"
          hint="Everybody concerned is told once, with the reason, and calendars follow. Less than two weeks ahead it counts as one at short notice."
        >
          {ahead.length > 0 && (
            <Select
              name="meeting"
              label="Which meeting?"
              options={ahead.map(({ id, startsAt, endsAt }) => ({
                value: id,
                label: formatMeetingTime(startsAt, endsAt, timeZone),
              }))}
              value={meeting ?? ahead[0]?.id}
            />
          )}
          {ahead.length > 0 && (
            <RadioChoice
              name="span"
              label="For how long?"
              options={[
                { value: 'onwards', label: 'From this meeting on' },
                { value: 'once', label: 'For this one meeting; then back again' },
              ]}
              value={meeting ? 'once' : 'onwards'}
            />
          )}
          <TextArea
            name="reason"
            label="Why? A sentence for everybody"
            hint="Such as “The health centre closes at six from January”. Nobody’s health belongs here."
            rows={2}
          />
        </Fieldset>
      )}
      <Checkbox
        name="freeForAllDates"
        label="It is ours on every date"
        hint={
          ahead.length > 0
            ? 'The house has written down all the dates concerned.'
            : 'Agreed with the house, for the whole term and not week by week.'
        }
      />
    </>
  )
}

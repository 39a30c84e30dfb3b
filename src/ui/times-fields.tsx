import type { TimeZoneChoice } from '../shared/time-zones.ts'
import { Select } from './choices.tsx'
import { DateField, TimeField } from './fields.tsx'
import { Fieldset } from './form.tsx'

interface TimesFieldsProps {
  /** How many rows there are. */
  rows: readonly number[]
  legend: string
  hint: string
  /** Whether one has to be filled in. */
  atLeastOne: boolean
}

/** Rows of day and hour. */
export function TimesFields({ rows, legend, hint, atLeastOne }: TimesFieldsProps) {
  return (
    <Fieldset legend={legend} hint={hint}>
      {rows.map((row) => (
        <div key={row} class="times-row">
          <DateField name={`on${row}`} label={`${row}. Day`} optional={row > 1 || !atLeastOne} />
          <TimeField name={`at${row}`} label={`${row}. Begins at`} optional={row > 1 || !atLeastOne} />
        </div>
      ))}
    </Fieldset>
  )
}

interface ZoneFieldProps {
  label: string
  hint: string
  zones: readonly TimeZoneChoice[]
  value: string
}

export function ZoneField({ zones, ...props }: ZoneFieldProps) {
  return <Select name="timeZone" options={zones} {...props} />
}

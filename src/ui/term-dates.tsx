import { formatDate } from '../shared/calendar.ts'
import { CheckboxGroup, RadioChoice } from './choices.tsx'
import { DateStrip } from './date-strip.tsx'
import { DateField, NumberField } from './fields.tsx'
import { HiddenField } from './form.tsx'
import { Notice } from './notices.tsx'

export interface TermPreview {
  days: {
    on: Temporal.PlainDate
    isLeftOut: boolean
    /** What speaks against it, in words. */
    marks: readonly { kind: 'holiday' | 'pause' | 'leave'; name: string }[]
  }[]
  dates: { localDate: Temporal.PlainDate; clockChange: 'none' | 'skipped-hour' | 'repeated-hour' }[]
}

export type TermWishShown = { firstOn: Temporal.PlainDate } & (
  | { meetings: number }
  | { until: Temporal.PlainDate }
)

/** How a term ends: after so many, or with the last up to a day. */
export function TermEndFields({
  of,
  meetings,
  hint,
}: {
  of: 'meetings' | 'dates'
  meetings: number
  /** What is usual. */
  hint?: string
}) {
  return (
    <>
      <RadioChoice
        name="ends"
        label={of === 'meetings' ? 'The term ends' : 'They end'}
        value="count"
        options={[
          { value: 'count', label: `After a number of ${of}` },
          { value: 'until', label: `With the last ${of === 'meetings' ? 'meeting' : 'date'} up to a day` },
        ]}
      />
      <NumberField
        name="meetings"
        label={`How many ${of}`}
        hint={[hint, 'Days that are left out make it go on longer.'].filter(Boolean).join(' ')}
        value={meetings}
      />
      <DateField
        name="until"
        label="Or up to this day"
        hint="Days that are left out make it shorter."
        optional
      />
    </>
  )
}

/** The dates that a term would make, those that are left out among them. */
export function TermDates({ days, dates }: TermPreview) {
  const odd = dates.filter((date) => date.clockChange !== 'none')
  return (
    <>
      {dates.length === 0 ? (
        <Notice kind="attention" title="No date is left between these days." />
      ) : (
        <DateStrip
          label="The dates this would make"
          dates={days.map(({ on, isLeftOut, marks }) => ({
            on,
            state: isLeftOut ? 'left-out' : 'coming',
            note: marks[0]?.kind,
          }))}
        />
      )}
      {odd.length > 0 && (
        <Notice kind="attention" title="The clocks change at that very hour">
          One of these meetings falls into the hour the clocks change. Please look at it once the dates are
          made.
        </Notice>
      )}
    </>
  )
}

export const markedDays = ({ days }: TermPreview) => days.filter(({ marks }) => marks.length > 0)

/** Which marked days are left out, and why: within the form that makes the dates, with what was looked at. */
export function DaysLeftOut({ preview, wish }: { preview: TermPreview; wish: TermWishShown }) {
  const marked = markedDays(preview)
  return (
    <>
      <HiddenField name="first_on" value={wish.firstOn.toString()} />
      <HiddenField name="ends" value={'until' in wish ? 'until' : 'count'} />
      {'until' in wish ? (
        <HiddenField name="until" value={wish.until.toString()} />
      ) : (
        <HiddenField name="meetings" value={wish.meetings} />
      )}
      <HiddenField name="seen" value={marked.map(({ on }) => on.toString()).join(' ')} />
      <HiddenField
        name="shown"
        value={preview.dates.map(({ localDate }) => localDate.toString()).join(' ')}
      />
      {marked.length > 0 && (
        <CheckboxGroup
          name="skip"
          label="Leave these days out"
          hint={
            'until' in wish
              ? 'A day that is left out makes the term shorter. Show the dates again after a change.'
              : 'The number of meetings stays: the term goes on longer. Show the dates again after a change.'
          }
          options={marked.map(({ on, marks }) => ({
            value: on.toString(),
            label: formatDate(on),
            hint: marks.map(({ name }) => name).join(' · '),
          }))}
          value={marked.filter(({ isLeftOut }) => isLeftOut).map(({ on }) => on.toString())}
        />
      )}
    </>
  )
}

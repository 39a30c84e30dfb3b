import { formatDate, formatTime, type Weekday } from '../../../../shared/calendar.ts'
import { type Rhythm, regularDay } from '../../../../shared/rhythm.ts'
import { Button, LinkButton } from '../../../../ui/actions.tsx'
import type { Attempt } from '../../../../ui/attempt.ts'
import { CheckboxGroup, RadioChoice } from '../../../../ui/choices.tsx'
import { DateStrip } from '../../../../ui/date-strip.tsx'
import { DateField, NumberField } from '../../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../../ui/form.tsx'
import { Section, Stack } from '../../../../ui/layout.tsx'
import { Details, Notice } from '../../../../ui/notices.tsx'

export interface TermPreview {
  days: {
    on: Temporal.PlainDate
    isLeftOut: boolean
    /** What speaks against it, in words. */
    marks: readonly { kind: 'holiday' | 'pause' | 'leave'; name: string }[]
  }[]
  dates: { localDate: Temporal.PlainDate; clockChange: 'none' | 'skipped-hour' | 'repeated-hour' }[]
}

export type ShownWish = { firstOn: Temporal.PlainDate } & (
  | { meetings: number }
  | { until: Temporal.PlainDate }
)

export interface TermSectionProps {
  group: {
    id: string
    weekday: Weekday | null
    startTime: Temporal.PlainTime | null
    rhythm: Rhythm | null
    lengthMinutes: number | null
  }
  isFirst: boolean
  /** Too few dates are ahead. */
  isDue: boolean
  /** It is due, and the page begins with something else. */
  isPrompted: boolean
  /** Where a new term may begin: after the last meeting that stands, else in two weeks. */
  firstFreeDay: Temporal.PlainDate
  preview: TermPreview | null
  wish: ShownWish | null
  /** Which of the dates shown the place or a leader is not free for. */
  clashes: readonly { when: string; what: string }[]
  attempt?: Attempt | undefined
}

/** A term: asked for, looked at, and then made (R45). */
export function TermSection(props: TermSectionProps) {
  const { group, preview, wish } = props
  return (
    <Section
      id="term"
      title={
        props.isFirst
          ? 'The first term’s dates'
          : props.isPrompted
            ? 'Time for the next term'
            : 'The next term'
      }
      lead={`${regularDay(group.weekday as Weekday, group.rhythm, group.startTime && formatTime(group.startTime))}, ${group.lengthMinutes} minutes. The clock time stays the same when the clocks change.`}
    >
      {preview && wish ? (
        <Preview {...props} preview={preview} wish={wish} />
      ) : props.isDue || props.attempt ? (
        <TermQuestion {...props} />
      ) : (
        <Details summary="Choose when it begins and ends">
          <TermQuestion {...props} />
        </Details>
      )}
    </Section>
  )
}

function TermQuestion({ group, attempt, firstFreeDay }: TermSectionProps) {
  return (
    <Form
      action={`/groups/${group.id}/meetings#term`}
      method="get"
      attempt={attempt}
      submit="Show the dates"
      wide
    >
      <DateField
        name="first_on"
        label="First meeting on or after"
        hint="The term begins on the first fitting day from here."
        value={firstFreeDay}
      />
      <RadioChoice
        name="ends"
        label="The term ends"
        value="count"
        options={[
          { value: 'count', label: 'After a number of meetings' },
          { value: 'until', label: 'With the last meeting up to a day' },
        ]}
      />
      <NumberField
        name="meetings"
        label="How many meetings"
        hint="A term is often 8 to 12. Days that are left out make it go on longer."
        value={10}
      />
      <DateField
        name="until"
        label="Or up to this day"
        hint="Days that are left out make it shorter."
        optional
      />
    </Form>
  )
}

function Preview({
  group,
  preview,
  wish,
  clashes,
  attempt,
}: TermSectionProps & { preview: TermPreview; wish: ShownWish }) {
  const { days, dates } = preview
  const marked = days.filter(({ marks }) => marks.length > 0)
  const odd = dates.filter((date) => date.clockChange !== 'none')
  // The boxes stand as the dates above them are: what came back is in both.
  const refused: Attempt | undefined = attempt && { ...attempt, typed: {} }
  return (
    <Stack>
      {attempt?.refusal && <Notice kind="attention" title={attempt.refusal} />}
      {dates.length === 0 ? (
        <Notice kind="attention" title="No date is left between these days." />
      ) : (
        <DateStrip
          label="The dates this would make"
          dates={days.map(({ on, isLeftOut, marks }) => ({
            on,
            state: isLeftOut ? 'left-out' : 'coming',
            note: marks.length > 0 ? markName[marks[0]?.kind ?? 'holiday'] : undefined,
          }))}
        />
      )}
      <Clashes clashes={clashes} />
      {odd.length > 0 && (
        <Notice kind="attention" title="The clocks change at that very hour">
          One of these meetings falls into the hour the clocks change. Please look at it once the dates are
          made.
        </Notice>
      )}
      <Form
        action={`/groups/${group.id}/terms`}
        attempt={refused && Object.keys(refused.problems).length > 0 ? refused : undefined}
        submit={dates.length === 1 ? 'Save this date' : `Save these ${dates.length} dates`}
        beside={
          <>
            {marked.length > 0 && (
              <Button tone="plain" name="look" value="again">
                Show the dates again
              </Button>
            )}
            <LinkButton href={`/groups/${group.id}/meetings#term`} tone="quiet">
              Begin anew
            </LinkButton>
          </>
        }
      >
        <HiddenField name="first_on" value={wish.firstOn.toString()} />
        <HiddenField name="ends" value={'until' in wish ? 'until' : 'count'} />
        {'until' in wish ? (
          <HiddenField name="until" value={wish.until.toString()} />
        ) : (
          <HiddenField name="meetings" value={wish.meetings} />
        )}
        <HiddenField name="seen" value={marked.map(({ on }) => on.toString()).join(' ')} />
        <HiddenField name="shown" value={dates.map(({ localDate }) => localDate.toString()).join(' ')} />
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
      </Form>
    </Stack>
  )
}

/** What is not free on some of the dates: they cannot be saved so. */
export function Clashes({ clashes }: Pick<TermSectionProps, 'clashes'>) {
  if (clashes.length === 0) return null
  return (
    <Notice kind="attention" title="Not all of these dates are free">
      <ul>
        {clashes.map(({ when, what }) => (
          <li key={`${when} ${what}`}>
            {when}: {what}
          </li>
        ))}
      </ul>
      <p>Choose another first day, or make a shorter term and add single dates beside these.</p>
    </Notice>
  )
}

const markName = { holiday: 'holiday', pause: 'pause', leave: 'leave' } as const

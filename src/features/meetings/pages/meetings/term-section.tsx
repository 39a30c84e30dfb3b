import { formatTime, type Weekday } from '../../../../shared/calendar.ts'
import { type Rhythm, regularDay } from '../../../../shared/rhythm.ts'
import { Button, LinkButton } from '../../../../ui/actions.tsx'
import type { Attempt } from '../../../../ui/attempt.ts'
import { DateField } from '../../../../ui/fields.tsx'
import { Form } from '../../../../ui/form.tsx'
import { Section, Stack } from '../../../../ui/layout.tsx'
import { Details, Notice } from '../../../../ui/notices.tsx'
import {
  DaysLeftOut,
  markedDays,
  TermDates,
  TermEndFields,
  type TermPreview,
  type TermWishShown,
} from '../../../../ui/term-dates.tsx'

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
  wish: TermWishShown | null
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
      <TermEndFields of="meetings" meetings={10} hint="A term is often 8 to 12." />
    </Form>
  )
}

function Preview({
  group,
  preview,
  wish,
  clashes,
  attempt,
}: TermSectionProps & { preview: TermPreview; wish: TermWishShown }) {
  const { dates } = preview
  // The boxes stand as the dates above them are: what came back is in both.
  const refused: Attempt | undefined = attempt && { ...attempt, typed: {} }
  return (
    <Stack>
      {attempt?.refusal && <Notice kind="attention" title={attempt.refusal} />}
      <TermDates {...preview} />
      <Clashes clashes={clashes} />
      <Form
        action={`/groups/${group.id}/terms`}
        attempt={refused && Object.keys(refused.problems).length > 0 ? refused : undefined}
        submit={dates.length === 1 ? 'Save this date' : `Save these ${dates.length} dates`}
        beside={
          <>
            {markedDays(preview).length > 0 && (
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
        <DaysLeftOut preview={preview} wish={wish} />
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

import { formatTime, isWeekday, rhythm as weeksInWords } from '../../../shared/calendar.ts'
import { type Rhythm, regularDay, rhythmChoices, rhythmValue } from '../../../shared/rhythm.ts'
import { capitalised } from '../../../shared/words.ts'
import { Button, LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { DateField, NumberField, TimeField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import {
  DaysLeftOut,
  markedDays,
  TermDates,
  TermEndFields,
  type TermPreview,
  type TermWishShown,
} from '../../../ui/term-dates.tsx'

export interface PeerTermSectionProps {
  /** `/peers/:id` */
  path: string
  everyWeeks: number
  /** By which clocks an hour is typed. */
  zone: string | null
  preview:
    | (TermPreview & {
        wish: TermWishShown & {
          startTime: Temporal.PlainTime
          lengthMinutes: number
          rhythm?: Rhythm | undefined
        }
      })
    | null
  attempt?: Attempt | undefined
}

/** The next dates of peers: asked for, looked at, and then made, as a group's term is (R24, R45). */
export function PeerTermSection(props: PeerTermSectionProps) {
  return (
    <Section
      id="term"
      title="Make the next dates"
      lead="Public holidays and your pauses are left out unless you keep them, and hosts take turns. The clock time stays the same when the clocks change."
    >
      {props.preview ? <Preview {...props} preview={props.preview} /> : <Question {...props} />}
    </Section>
  )
}

function Question({ path, everyWeeks, zone, attempt }: PeerTermSectionProps) {
  return (
    <Form action={`${path}#term`} method="get" attempt={attempt} submit="Show the dates" wide>
      <DateField
        name="first_on"
        label="The first"
        hint="All of them are on its weekday, from the first fitting day on."
      />
      <TimeField name="start_time" label="Begins at" hint={zone ? `In ${zone}.` : undefined} />
      <NumberField name="length" label="How long?" unit="minutes" value={90} />
      <Select
        name="rhythm"
        label="How often?"
        hint="In the rhythm you have agreed on, or once a month."
        value="own"
        options={[
          { value: 'own', label: capitalised(weeksInWords(everyWeeks)) },
          ...rhythmChoices().filter(({ value }) => value.startsWith('nth-')),
        ]}
      />
      <TermEndFields of="dates" meetings={6} />
    </Form>
  )
}

function Preview({
  path,
  everyWeeks,
  preview,
  attempt,
}: PeerTermSectionProps & { preview: NonNullable<PeerTermSectionProps['preview']> }) {
  const { wish, dates } = preview
  const weekday = wish.firstOn.dayOfWeek
  // The boxes stand as the dates above them are: what came back is in both.
  const refused: Attempt | undefined = attempt && { ...attempt, typed: {} }
  return (
    <Stack>
      {attempt?.refusal && <Notice kind="attention" title={attempt.refusal} />}
      {isWeekday(weekday) && (
        <p>
          {regularDay(weekday, wish.rhythm ?? { everyWeeks }, formatTime(wish.startTime))},{' '}
          {wish.lengthMinutes} minutes.
        </p>
      )}
      <TermDates {...preview} />
      <Form
        action={`${path}/term`}
        attempt={refused && Object.keys(refused.problems).length > 0 ? refused : undefined}
        submit={dates.length === 1 ? 'Make this date' : `Make these ${dates.length} dates`}
        beside={
          <>
            {markedDays(preview).length > 0 && (
              <Button tone="plain" name="look" value="again">
                Show the dates again
              </Button>
            )}
            <LinkButton href={`${path}#term`} tone="quiet">
              Begin anew
            </LinkButton>
          </>
        }
      >
        <HiddenField name="start_time" value={formatTime(wish.startTime)} />
        <HiddenField name="length" value={wish.lengthMinutes} />
        <HiddenField name="rhythm" value={wish.rhythm ? rhythmValue(wish.rhythm) : 'own'} />
        <DaysLeftOut preview={preview} wish={wish} />
      </Form>
    </Stack>
  )
}

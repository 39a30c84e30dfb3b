import type { Attempt } from '../../../../ui/attempt.ts'
import { Checkbox } from '../../../../ui/choices.tsx'
import { DateField, TextArea, TimeField } from '../../../../ui/fields.tsx'
import { Form } from '../../../../ui/form.tsx'
import { Section } from '../../../../ui/layout.tsx'
import { Details } from '../../../../ui/notices.tsx'

/** Why, in a sentence that goes to everybody. */
export const ReasonField = () => (
  <TextArea
    name="reason"
    label="Why? A sentence for everybody"
    hint="It stands in the email and in the history. Nobody’s health belongs here."
    rows={2}
    optional
  />
)

interface SectionProps {
  path: string
  attempt: Attempt | undefined
}

/** Another day or time for one meeting. */
export function MoveSection({ path, start, attempt }: SectionProps & { start: Temporal.ZonedDateTime }) {
  return (
    <Section title="Another day or time" lead="Everybody is told once, and calendars follow by themselves.">
      <Form
        action={`${path}/date`}
        attempt={attempt}
        submit="Move this meeting"
        wide
        tone="plain"
        beside={<a href={`${path}/later`}>Move it and all later ones</a>}
      >
        <DateField name="on" label="Day" value={start.toPlainDate()} />
        <TimeField name="at" label="Time" value={start.toPlainTime()} />
        <ReasonField />
      </Form>
    </Section>
  )
}

interface Instead {
  /** The next free date after all that stand, in the group's zone. */
  proposal: Temporal.ZonedDateTime | null
}

export function CallingOffSection({
  path,
  groupId,
  attempt,
  proposal,
}: SectionProps & Instead & { groupId: string }) {
  return (
    <Section title="Calling it off" lead="Everybody is told once, and calendars strike it out.">
      <Details summary="Cancel this meeting…" open={attempt !== undefined}>
        <Form
          action={`${path}/cancellation`}
          attempt={attempt}
          submit="Cancel this meeting"
          tone="problem"
          wide
        >
          <ReasonField />
          <Checkbox
            name="replacing"
            label="With a date instead"
            hint="The term keeps its number of meetings. Proposed is the next free date after the last."
          />
          <DateField name="on" label="Day instead" value={proposal?.toPlainDate()} optional />
          <TimeField name="at" label="Time instead" value={proposal?.toPlainTime()} optional />
        </Form>
        <p>
          <a href={`/groups/${groupId}/cancellations?from=${path.split('/').at(-1)}`}>
            Cancel this and later ones
          </a>
        </p>
      </Details>
    </Section>
  )
}

/** For a meeting that was cancelled and has no other date yet. */
export function InsteadSection({ path, attempt, proposal }: SectionProps & Instead) {
  return (
    <Section
      id="instead"
      title="A date instead"
      lead="The term then keeps its number of meetings. Proposed is the next free date after the last; any other is fine."
    >
      <Form action={`${path}/replacement`} attempt={attempt} submit="Add this date" wide>
        <DateField name="on" label="Day" value={proposal?.toPlainDate()} />
        <TimeField name="at" label="Time" value={proposal?.toPlainTime()} />
        <ReasonField />
      </Form>
    </Section>
  )
}

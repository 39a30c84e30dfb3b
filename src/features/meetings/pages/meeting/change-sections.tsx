import { PostButton } from '../../../../ui/actions.tsx'
import type { Attempt } from '../../../../ui/attempt.ts'
import { DateField, TimeField } from '../../../../ui/fields.tsx'
import { Form } from '../../../../ui/form.tsx'
import { Section } from '../../../../ui/layout.tsx'
import { Notice } from '../../../../ui/notices.tsx'

/** Another day or time for one meeting. */
export function MoveSection({
  path,
  start,
  attempt,
}: {
  path: string
  start: Temporal.ZonedDateTime
  attempt: Attempt | undefined
}) {
  return (
    <Section title="Another day or time" lead="Everybody is told once, and calendars follow by themselves.">
      <Form action={`${path}/date`} attempt={attempt} submit="Move this meeting" wide tone="plain">
        <DateField name="on" label="Day" value={start.toPlainDate()} />
        <TimeField name="at" label="Time" value={start.toPlainTime()} />
      </Form>
    </Section>
  )
}

export function CallingOffSection({
  path,
  title,
  attempt,
}: {
  path: string
  /** The meeting in words. */
  title: string
  attempt: Attempt | undefined
}) {
  return (
    <Section title="Calling it off">
      {attempt?.refusal && <Notice kind="problem">{attempt.refusal}</Notice>}
      <PostButton
        action={`${path}/cancellation`}
        label="Cancel this meeting"
        tone="problem"
        confirm={`Everybody in the group is told that ${title} will not take place.`}
      />
    </Section>
  )
}

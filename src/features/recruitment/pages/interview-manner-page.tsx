import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { RadioChoice } from '../../../ui/choices.tsx'
import { NumberField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section } from '../../../ui/layout.tsx'
import type { Seat } from '../../../ui/seats.ts'

interface InterviewMannerPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  plan: { minutes: number; way: string; wayNote: string | null }
  ways: { value: string; label: string }[]
  attempt?: Attempt | undefined
}

export function InterviewMannerPage({ group, seats, plan, ways, attempt }: InterviewMannerPageProps) {
  const here = `/groups/${group.id}/interviews`
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title="How you talk" current={here}>
      <BackLink href={here}>Interviews</BackLink>
      <Section title="How you talk" lead="What is booked already stays as it was booked.">
        <Form action={`${here}/manner`} attempt={attempt} submit="Save">
          <NumberField name="minutes" label="How long" unit="minutes" value={plan.minutes} />
          <RadioChoice name="way" label="By which way" options={ways} value={plan.way} />
          <TextField
            name="way_note"
            label="The link, the number to ring, or the place"
            value={plan.wayNote ?? undefined}
            hint="Applicants read it on their page, never in an email or a calendar: a link from shortly before, a place or a number once they have booked. Not the link of your meetings: whoever is not admitted would keep it."
          />
        </Form>
      </Section>
    </GroupFrame>
  )
}

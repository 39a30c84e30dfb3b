import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice, Select } from '../../../ui/choices.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { EmailField, TextArea, TextField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { Card, PageHeader, Section } from '../../../ui/layout.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { RegionWithNames } from '../../society/queries.ts'
import type { EnquiryKind } from '../queries.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'
import { planInWords } from './words.ts'

export interface CarriedPlan {
  plan: TrialPlan
  /** Its query string: posted along, so that nothing is typed twice. */
  query: string
  circle: readonly Seat[]
}

interface ContactPageProps {
  regions: readonly RegionWithNames[]
  workingDays: number
  /** The value that stands for "I don't know" and "abroad". */
  noRegion: string
  carried: CarriedPlan | null
  /** As known beforehand: from the link that led here, or from the plan. */
  kind: EnquiryKind | undefined
  /** Of whoever is signed in. */
  name: string | undefined
  attempt?: Attempt | undefined
}

export function ContactPage({ regions, workingDays, carried, attempt, ...props }: ContactPageProps) {
  return (
    <Document title="Ask us">
      <PageHeader
        title="Ask us"
        lead={`Tell us what you are thinking of. One of us reads it and answers, usually within ${workingDays} working days.`}
      />
      {carried && (
        <Card
          tone="wash"
          level={2}
          title="Your plan comes along"
          picture={<Circle size="small" seats={carried.circle} />}
        >
          <p>{planInWords(carried.plan)}</p>
          <p>
            <a href={`/start/plan?${carried.query}`}>Look at it again</a>
          </p>
        </Card>
      )}
      <Form action="/contact" attempt={attempt} submit="Send the enquiry">
        <TextField name="name" label="Your name" autocomplete="name" value={props.name} />
        <EmailField
          name="email"
          label="Your email address"
          hint="For telling you that there is an answer. It is shown to nobody, not even to those who answer."
        />
        <Select
          name="region"
          label="Where are you?"
          blank="Choose a region"
          options={[
            ...regions.map(({ id, name }) => ({ value: id, label: name })),
            { value: props.noRegion, label: 'I don’t know, or somewhere else' },
          ]}
        />
        <RadioChoice
          name="kind"
          label="What is it about?"
          value={props.kind}
          options={[
            { value: 'start-face-to-face', label: 'Starting a group that meets face to face' },
            { value: 'start-online', label: 'Starting a group that meets online' },
            { value: 'something-else', label: 'Something else' },
          ]}
        />
        <TextArea
          name="message"
          label="What would you like to know, or tell us?"
          hint="Please nothing about a patient, not even without a name."
          rows={7}
        />
        {carried && <HiddenField name="plan" value={carried.query} />}
      </Form>
      <WhoAnswers regions={regions} />
    </Document>
  )
}

function WhoAnswers({ regions }: { regions: readonly RegionWithNames[] }) {
  const named = regions.filter(({ representatives }) => representatives.length > 0)
  if (named.length === 0) return null
  return (
    <Section
      title="Who answers"
      lead="Our representatives in the regions, as far as they wish to be named here."
    >
      <Facts facts={named.map(({ name, representatives }) => [name, representatives.join(', ')] as const)} />
    </Section>
  )
}

import { entryKinds, entryKindWords } from '../../../shared/portfolio-entries.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { DateField, FileField, NumberField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader } from '../../../ui/layout.tsx'

const accept = 'application/pdf,image/jpeg,image/png,image/webp'
const proofHint =
  'A PDF or a picture, 4 MB at most: a confirmation of attendance, say. Where and with what a picture was taken is taken out of it; a PDF stays as it is. Only you can open it, and the Council once you have handed it in.'
const back = { href: '/portfolio', label: 'Your portfolio' }

export function EntryPage({ attempt }: { attempt?: Attempt | undefined }) {
  return (
    <Document title="Add an entry">
      <PageHeader
        title="Add an entry"
        lead="Something that the product does not know by itself. Please nothing about a case, a member or a patient."
        back={back}
      />
      <Form action="/portfolio/entries" attempt={attempt} submit="Keep this entry" takesFiles>
        <Select
          name="kind"
          label="What it was"
          options={entryKinds.map((value) => ({ value, label: entryKindWords[value].label }))}
        />
        <TextField
          name="title"
          label="Its name, and whose it was"
          hint="Such as: Oxford weekend of the society."
        />
        <DateField name="firstOn" label="First day" />
        <DateField name="lastOn" label="Last day" optional hint="Empty if it was one day." />
        <NumberField
          name="amount"
          label="How many"
          hint="Weekends, workshops, meetings or sessions: often 1."
        />
        <NumberField name="hours" label="Hours in all" unit="hours" />
        <RadioChoice
          name="mode"
          label="How it was"
          inLine
          options={[
            { value: 'face-to-face', label: 'Face to face' },
            { value: 'online', label: 'Online' },
          ]}
        />
        <FileField name="proof" label="Proof" optional accept={accept} hint={proofHint} />
      </Form>
    </Document>
  )
}

export function ProofPage({
  entry,
  attempt,
}: {
  entry: { id: string; title: string }
  attempt?: Attempt | undefined
}) {
  return (
    <Document title="Add a proof">
      <PageHeader title="Add a proof" lead={entry.title} back={back} />
      <Form
        action={`/portfolio/entries/${entry.id}/proofs`}
        attempt={attempt}
        submit="Keep this proof"
        takesFiles
      >
        <FileField name="proof" label="Proof" accept={accept} hint={proofHint} />
      </Form>
    </Document>
  )
}

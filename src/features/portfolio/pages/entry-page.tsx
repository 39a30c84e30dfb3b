import { entryKinds, entryKindWords } from '../../../shared/portfolio-entries.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { DateField, FileField, NumberField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { OwnEntry } from '../rules/portfolio-facts.ts'

const accept = 'application/pdf,image/jpeg,image/png,image/webp'
const proofHint =
  'A PDF or a picture, 4 MB at most: a confirmation of attendance, say. Where and with what a picture was taken is taken out of it; a PDF stays as it is. Only you can open it, and the Council once you have handed it in.'
const back = { href: '/portfolio', label: 'Your portfolio' }

/** A new entry, with its proof. */
export function EntryPage({ attempt }: { attempt?: Attempt | undefined }) {
  return (
    <Document title="Add an entry">
      <PageHeader title="Add an entry" lead={entryLead} back={back} />
      <Form action="/portfolio/entries" attempt={attempt} submit="Keep this entry" takesFiles>
        <EntryFields />
        <FileField name="proof" label="Proof" optional accept={accept} hint={proofHint} />
      </Form>
    </Document>
  )
}

interface ChangeEntryPageProps {
  entry: OwnEntry
  /** It stands in a copy before the Council: then it stays as it is. */
  isHandedIn: boolean
  attempt?: Attempt | undefined
}

/** What was mistyped is put right; proofs are added beside the entry. */
export function ChangeEntryPage({ entry, isHandedIn, attempt }: ChangeEntryPageProps) {
  return (
    <Document title="Change the entry">
      <PageHeader title="Change the entry" lead={entryLead} back={back} />
      {isHandedIn ? (
        <Notice kind="info" title="The Council has it as it is">
          <p>
            This entry stands in a copy that you handed in. Withdraw the copy to change it, or take the entry
            out of your portfolio and write it anew.
          </p>
        </Notice>
      ) : (
        <Form action={`/portfolio/entries/${entry.id}`} attempt={attempt} submit="Save the entry">
          <EntryFields entry={entry} />
        </Form>
      )}
    </Document>
  )
}

const entryLead =
  'Something that the product does not know by itself. Please nothing about a case, a member or a patient.'

function EntryFields({ entry }: { entry?: OwnEntry }) {
  return (
    <>
      <Select
        name="kind"
        label="What it was"
        options={entryKinds.map((value) => ({ value, label: entryKindWords[value].label }))}
        value={entry?.kind}
      />
      <TextField
        name="title"
        label="Its name, and whose it was"
        hint="Such as: Oxford weekend of the society."
        value={entry?.title}
      />
      <DateField name="firstOn" label="First day" value={entry?.firstOn} />
      <DateField
        name="lastOn"
        label="Last day"
        optional
        hint="Empty if it was one day."
        value={entry && entry.lastOn !== entry.firstOn ? entry.lastOn : undefined}
      />
      <NumberField
        name="amount"
        label="How many"
        hint="Weekends, workshops, meetings or sessions: often 1."
        value={entry?.amount}
      />
      <NumberField name="hours" label="Hours in all" unit="hours" value={entry && entry.minutes / 60} />
      <RadioChoice
        name="mode"
        label="How it was"
        inLine
        options={[
          { value: 'face-to-face', label: 'Face to face' },
          { value: 'online', label: 'Online' },
        ]}
        value={entry?.mode}
      />
    </>
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

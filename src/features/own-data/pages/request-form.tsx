import type { RequestKind } from '../../../shared/data-request-kinds.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'

const options: { value: RequestKind; label: string; hint: string }[] = [
  {
    value: 'access',
    label: 'To see everything that is held about me',
    hint: 'You are given a file, also with what others noted of you where the law gives you that.',
  },
  { value: 'correction', label: 'To have something corrected', hint: 'What you cannot change yourself.' },
  {
    value: 'restriction',
    label: 'To stop or limit what is done with something',
    hint: 'While it is looked into, or for good.',
  },
  {
    value: 'erasure',
    label: 'To be erased',
    hint: 'Everything goes, but for what the law says must stay; that stays without your name.',
  },
]

/** The four things anybody may ask about their data. */
export function RequestFields({ kind }: { kind?: RequestKind | undefined }) {
  return (
    <>
      <RadioChoice name="kind" label="What do you ask for?" options={options} value={kind} />
      <TextArea
        name="words"
        label="In your words"
        hint="What is wrong and how it is right, or what should stop. For the other two you need not write anything."
        rows={4}
        optional
      />
    </>
  )
}

export function RequestForm({
  action,
  attempt,
  kind,
}: {
  action: string
  attempt?: Attempt | undefined
  kind?: RequestKind | undefined
}) {
  return (
    <Form action={action} attempt={attempt} submit="Ask for this" tone="plain">
      <RequestFields kind={kind} />
    </Form>
  )
}

import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import type { OfferInWords } from './talk-facts.tsx'

interface PickFormProps {
  action: string
  offer: OfferInWords
  /** What the other side is called. */
  other: string
  attempt: Attempt | undefined
  submit: string
  wordHint: string
}

/** One of the times that the other side offers. */
export function PickForm({ action, offer, other, attempt, submit, wordHint }: PickFormProps) {
  return (
    <Form action={action} attempt={attempt} submit={submit}>
      <RadioChoice
        name="time"
        label="Which time suits you?"
        hint={`${offer.minutes} minutes, ${offer.how.toLowerCase()}.`}
        options={offer.open.map(({ id, when, there }) => ({
          value: id,
          label: when,
          hint: there ? `For ${other}: ${there}` : undefined,
        }))}
      />
      <TextArea name="word" label="A word to go with it" hint={wordHint} rows={2} optional />
    </Form>
  )
}

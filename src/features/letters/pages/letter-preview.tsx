import { Select } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Letter } from '../../../ui/letter.tsx'

export interface PreviewProps {
  /** The page that is shown again with another person's letter. */
  action: string
  people: readonly { personId: string; name: string }[]
  shown: { personId: string; name: string; subject: string; src: string } | null
  /** Why there is nothing to look at yet. */
  nothing: string
  /** What the letter is shown about, where that has not happened. */
  example: string | null
}

/** What each person gets: exactly the email, in a frame. */
export function LetterPreview({ action, people, shown, nothing, example }: PreviewProps) {
  return (
    <Section
      id="preview"
      title="What each person gets"
      lead={
        shown
          ? `${example ? `${example} ` : ''}Exactly as the email arrives, with the words that are saved. Only what leads to a page of that person alone leads to the group’s page here.`
          : nothing
      }
    >
      {shown && (
        <Stack>
          <Form action={`${action}#preview`} method="get" submit="Show" tone="plain">
            <Select
              name="for"
              label="As this person gets it"
              options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
              value={shown.personId}
            />
          </Form>
          <p>
            Subject: <strong>{shown.subject}</strong>
          </p>
          <Letter src={shown.src} title={`The letter to ${shown.name}`} />
        </Stack>
      )}
    </Section>
  )
}

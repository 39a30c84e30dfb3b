import type { Attempt } from '../../../ui/attempt.ts'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import { Timeline } from '../../../ui/steps.tsx'

export interface Message {
  id: string
  /** Who wrote it, as the reader calls them: 'You', 'Ailsa Grant'. */
  author: string
  when: string
  body: string
}

interface MessagesProps {
  action: string
  messages: readonly Message[]
  mayWrite: boolean
  attempt?: Attempt | undefined
}

/** What leaders and one applicant write to each other; neither is shown the other's address. */
export function Messages({ action, messages, mayWrite, attempt }: MessagesProps) {
  return (
    <Stack>
      {messages.length > 0 && (
        <Timeline
          label="What was written"
          entries={messages.map(({ author, when, body }) => ({
            when,
            title: author,
            detail: <Paragraphs text={body} />,
          }))}
        />
      )}
      {mayWrite && (
        <Form action={action} attempt={attempt} submit="Send" tone="plain">
          <TextArea
            name="body"
            label="Your message"
            rows={4}
            hint="A question, a word about the time, a phone number if you like. Nothing about a patient, please."
          />
        </Form>
      )}
    </Stack>
  )
}

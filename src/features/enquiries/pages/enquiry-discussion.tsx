import type { Attempt } from '../../../ui/attempt.ts'
import { DateField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import type { Enquiry } from '../queries.ts'

interface DiscussionProps {
  enquiry: Enquiry
  discussionOn: Temporal.PlainDate | null
  attempt?: Attempt | undefined
}

export function Discussion({ enquiry, discussionOn, attempt }: DiscussionProps) {
  if (enquiry.closedAt) return null
  return (
    <div id="first-talk">
      <Card level={2} title="First talk">
        <Form
          action={`/enquiries/${enquiry.id}/discussion`}
          attempt={attempt}
          submit="Note the day"
          tone="plain"
        >
          <DateField
            name="heldOn"
            label="Day"
            hint="The enquirer sees it on their page."
            value={discussionOn ?? undefined}
          />
        </Form>
      </Card>
    </div>
  )
}

import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'
import type { Outcome } from '../queries/enquiry-steps.ts'
import type { Enquiry } from '../queries.ts'
import { outcomeInWords } from './step-lines.tsx'

interface ClosingProps {
  enquiry: Enquiry
  outcomes: readonly Outcome[]
  attempt?: Attempt | undefined
}

export function EnquiryClosing({ enquiry, outcomes, attempt }: ClosingProps) {
  const path = `/enquiries/${enquiry.id}/closure`
  if (enquiry.closedAt) {
    return (
      <Card level={2} title="Take it up again">
        <PostButton action={`${path}/ending`} label="Open again" />
      </Card>
    )
  }
  return (
    <Card level={2} title="When nothing is open any more">
      <Details summary="Close the enquiry" open={attempt !== undefined}>
        <Form action={path} attempt={attempt} submit="Close the enquiry" tone="plain">
          <RadioChoice
            name="outcome"
            label="How did it end?"
            hint="It leaves the list of open enquiries. The enquirer is not told; should they write again, it opens by itself."
            options={outcomes.map((outcome) => ({ value: outcome, label: outcomeInWords[outcome] }))}
          />
        </Form>
      </Details>
    </Card>
  )
}

import { PostButton } from '../../../ui/actions.tsx'
import { Card } from '../../../ui/layout.tsx'
import type { ShownAddress } from '../queries/enquiry-steps.ts'

interface AddressesProps {
  /** Where the choice is posted. */
  action: string
  /** What the other side is called within a sentence. */
  others: string
  /** Of the other side, as far as they chose to show them. */
  shown: readonly ShownAddress[]
  /** Whether the reader shows their own. */
  isShown: boolean
}

/** No side's address is shown to the other until that side chooses to (R80); what was seen stays seen. */
export function Addresses({ action, others, shown, isShown }: AddressesProps) {
  return (
    <Card level={2} title="Email addresses">
      {shown.map(({ name, email }) => (
        <p key={email}>
          {name} shows you their address: <a href={`mailto:${email}`}>{email}</a>
        </p>
      ))}
      <p>
        {isShown
          ? `You show your address to ${others}, on this enquiry’s page.`
          : `Your address is not shown to ${others}. You write to each other here, and need none.`}
      </p>
      {isShown ? (
        <PostButton
          action={`${action}/ending`}
          label="Show it no more"
          confirm="It is taken from the page now. Whoever has read it may remember it: what was seen stays seen."
        />
      ) : (
        <PostButton
          action={action}
          label={`Show my address to ${others}`}
          confirm="It then stands on the page of this enquiry, so that you can write to each other without us. You may take it away again; but what was seen stays seen."
        />
      )}
    </Card>
  )
}

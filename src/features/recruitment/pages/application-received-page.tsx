import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'

/** The same for everybody, whether or not this address has applied before. */
export function ApplicationReceivedPage({
  group,
  days,
}: {
  group: { id: string; name: string }
  /** How long it waits to be confirmed. */
  days: number
}) {
  return (
    <Document title="Your application is on its way">
      <PageHeader
        title="One more step: please look into your mailbox"
        lead={`We have written to the address you gave us. The email leads to a page of your own: press the button there, and the leaders of ${group.name} get your application. Before that nobody sees it.`}
      />
      <Section title="What happens now">
        <ol>
          <li>You open the page from the email and say that the application is yours.</li>
          <li>The leaders read it and get in touch with you.</li>
          <li>Once you have talked, they decide and write to you either way.</li>
        </ol>
        <p>
          Nothing in your mailbox after a few minutes? Look in your spam folder, or{' '}
          <a href={`/groups/${group.id}/apply`}>check the address and send it again</a>. What nobody confirms
          is deleted after {days} days.
        </p>
        <LinkButton href={`/groups/${group.id}`} tone="plain">
          Back to {group.name}
        </LinkButton>
      </Section>
    </Document>
  )
}

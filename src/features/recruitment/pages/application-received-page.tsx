import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'

/** The same for everybody, whether or not this address has applied before. */
export function ApplicationReceivedPage({ group }: { group: { id: string; name: string } }) {
  return (
    <Document title="Your application is on its way">
      <PageHeader
        title="Thank you. Please look into your mailbox"
        lead={`We have written to the address you gave us. The email leads to a page of your own, where you see how your application to ${group.name} stands.`}
      />
      <Section title="What happens now">
        <ol>
          <li>The leaders read your application and get in touch with you.</li>
          <li>Once you have talked, they decide and write to you either way.</li>
        </ol>
        <p>
          Nothing in your mailbox after a few minutes? Look in your spam folder, or{' '}
          <a href={`/groups/${group.id}/apply`}>check the address and send it again</a>.
        </p>
        <LinkButton href={`/groups/${group.id}`} tone="plain">
          Back to {group.name}
        </LinkButton>
      </Section>
    </Document>
  )
}

import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts, Table } from '../../../ui/facts.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Letter, PlainLetter } from '../../../ui/letter.tsx'
import { EmptyState } from '../../../ui/notices.tsx'

export interface MailLine {
  id: string
  subject: string
  to: string
  when: string
}

export function MailboxPage({ emails }: { emails: readonly MailLine[] }) {
  return (
    <Document title="Mailbox" width="wide">
      <PageHeader
        eyebrow="For looking around"
        title="Mailbox"
        lead="Every email the program would have sent, to anybody, newest first. With a mail server (SMTP_URL) they are really sent, and this page is gone."
      />
      <Table
        caption="Emails"
        captionHidden
        rows={emails}
        rowKey={(email) => email.id}
        empty={
          <EmptyState title="No email yet" action={{ href: '/contact', label: 'Send an enquiry' }}>
            <p>Do something that writes to somebody: ask the society, sign in, invite a leader.</p>
          </EmptyState>
        }
        columns={[
          {
            title: 'Subject',
            head: true,
            cell: (email) => <a href={`/dev/mail/${email.id}`}>{email.subject}</a>,
          },
          { title: 'To', cell: (email) => email.to },
          { title: 'When', cell: (email) => email.when },
        ]}
      />
    </Document>
  )
}

interface KeptEmailPageProps extends MailLine {
  from: string
  messageId: string
  text: string
  /** How many dates are attached. */
  invitations: number
}

export function KeptEmailPage(email: KeptEmailPageProps) {
  return (
    <Document title={email.subject} width="wide" secret>
      <PageHeader back={{ href: '/dev/mail', label: 'Mailbox' }} title={email.subject} />
      <Facts
        facts={[
          ['To', email.to],
          ['From', email.from],
          ['When', email.when],
          ['Message-ID', email.messageId],
          email.invitations > 0 && [
            'Attached',
            Array.from({ length: email.invitations }, (_, place) => (
              <>
                <a key={place} href={`/dev/mail/${email.id}/invitations/${place + 1}.ics`}>
                  invitation {place + 1}
                </a>{' '}
              </>
            )),
          ],
        ]}
      />
      <Section title="As it looks">
        <Letter src={`/dev/mail/${email.id}/html`} title={`The email “${email.subject}”`} />
      </Section>
      <Section title="As plain text">
        <PlainLetter>{email.text}</PlainLetter>
        <p>
          <LinkButton href="/dev/mail" tone="plain">
            Back to the mailbox
          </LinkButton>
        </p>
      </Section>
    </Document>
  )
}

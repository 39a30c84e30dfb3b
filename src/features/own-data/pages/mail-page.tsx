import { PostButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { LinkList } from '../../../ui/link-list.tsx'
import { Notice } from '../../../ui/notices.tsx'

interface MailPageProps {
  groups: readonly { id: string; name: string }[]
  hasObjected: boolean
  refusal?: string | undefined
}

export function MailPage({ groups, hasObjected, refusal }: MailPageProps) {
  return (
    <Document title="What is sent to you">
      <PageHeader
        title="What is sent to you"
        lead="Everything that reaches your mailbox from here, and how to stop it."
        back={{ href: '/your-data', label: 'What is held about you' }}
      />
      {refusal && <Notice kind="problem" title={refusal} />}
      {hasObjected && (
        <Notice kind="good" title="You have objected to what you could do without.">
          None of it is sent to your address, whoever sends it.
        </Notice>
      )}
      <Section
        title="What you could do without"
        lead="Letters and reminders of your groups, the dates of a new term, news of groups that open, letters to an organisation whose office you are. Each of them ends by one click in the email itself, or here."
      >
        {groups.length > 0 && (
          <LinkList
            label="What each of your groups sends"
            links={groups.map(({ id, name }) => ({ href: `/groups/${id}/messages/choices`, label: name }))}
          />
        )}
        {hasObjected ? (
          <PostButton action="/your-data/objection/ending" label="Send them to me again" />
        ) : (
          <PostButton
            action="/your-data/objection"
            label="Stop all of it"
            confirm="No reminder, letter or news reaches you any more, from any group and from the society, until you say otherwise here."
          />
        )}
      </Section>
      <Section
        title="What still comes"
        lead="Only what you ask for, what somebody waits for you to answer, and what concerns you and cannot wait: how to sign in, a message to you alone, a meeting that is cancelled or moved, a decision on your application, an invoice and its reminders, a change of an office of yours. It ends when what it is about ends."
      />
    </Document>
  )
}

import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Endable } from '../rules/paths.ts'

const words: Readonly<Record<Endable, { what: string; ended: string }>> = {
  reminders: { what: 'reminders of meetings', ended: 'You get no more reminders of meetings.' },
  messages: {
    what: 'emails of what goes to everybody',
    ended: 'You read what goes to everybody on the group’s page from now on.',
  },
  'term-ahead': {
    what: 'letters about the term ahead',
    ended: 'You get no more letters about the term ahead.',
  },
}

interface EndLettersPageProps {
  which: Endable
  groupName: string
  action: string
  hasEnded: boolean
}

/** What an email's own link ends, without signing in. */
export function EndLettersPage({ which, groupName, action, hasEnded }: EndLettersPageProps) {
  return (
    <Document title="What arrives by email">
      <PageHeader
        title={hasEnded ? 'That is settled' : `No more ${words[which].what}?`}
        eyebrow={groupName}
        lead="Changes of dates, and what is written to you alone, always arrive."
      />
      {hasEnded ? (
        <Notice kind="good" title={words[which].ended}>
          <p>You can change this at any time: sign in, and open “Messages” of your group.</p>
        </Notice>
      ) : (
        <PostButton action={action} label={`No more ${words[which].what}`} tone="primary" />
      )}
    </Document>
  )
}

export function LettersGonePage() {
  return (
    <Document title="What arrives by email">
      <PageHeader
        title="This link opens nothing any more"
        lead="Perhaps you have left the group since; then its letters have ended by themselves."
      />
      <LinkButton href="/home">To your own page</LinkButton>
    </Document>
  )
}

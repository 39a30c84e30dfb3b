import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { supervisorEntryOf } from '../queries/entries.ts'

/** About one's own entry; written to the supervisor. */
export const supervisorConfirmedEmail = defineEmail<{ href: string }>({
  name: 'supervisor-confirmed',
  load: async (db, personId, { link }) => {
    const entry = await supervisorEntryOf(db, personId)
    return entry?.confirmedAt ? { href: link('/register/supervising') } : null
  },
  subject: () => 'The Council has confirmed your entry as a supervisor',
  body: ({ href }, context) => (
    <Email society={context.society} title="Leaders can find you" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>
        The Council has confirmed your entry. Leaders without supervision find you as long as you agree and
        have a place free; they write to you through the society.
      </Para>
      <Button href={href}>See your entry</Button>
    </Email>
  ),
})

import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { nameOf, supervisorEntryOf } from '../queries/entries.ts'

interface Props {
  name: string
  href: string
}

/** About a new entry of a supervisor; written to the Council. */
export const supervisorEnteredEmail = defineEmail<Props>({
  name: 'supervisor-entered',
  load: async (db, personId, { link }) => {
    const name = await nameOf(db, personId)
    const entry = await supervisorEntryOf(db, personId)
    return name && entry?.findableSince && !entry.confirmedAt
      ? { name, href: link(`/register/people/${personId}`) }
      : null
  },
  subject: ({ name }) => `${name} offers supervision`,
  body: ({ name, href }, context) => (
    <Email society={context.society} title="A supervisor to confirm" replyHref={href}>
      <Para>Dear {context.to},</Para>
      <Para>
        {name} has made an entry as a supervisor of leaders. Leaders find it once one of you in the Council
        has confirmed it.
      </Para>
      <Button href={href}>See the entry</Button>
    </Email>
  ),
})

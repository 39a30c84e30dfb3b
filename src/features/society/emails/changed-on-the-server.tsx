import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { societyChange } from '../queries/changes.ts'
import { societySettings } from '../queries.ts'

interface ChangedOnTheServerProps {
  what: string
  when: string
}

/** About a line of the society's log; to the administrators whom it is not about. */
export const changedOnTheServerEmail = defineEmail<ChangedOnTheServerProps>({
  name: 'changed-on-the-server',
  load: async (db, changeId) => {
    const change = await societyChange(db, changeId)
    if (!change) return null
    const { timeZone } = await societySettings(db)
    return { what: change.words, when: formatDayAndTime(change.at, timeZone) }
  },
  subject: (_, { society }) => `${society}: something was done on the server`,
  body: ({ what, when }, context) => (
    <Email
      society={context.society}
      title="Something was done on the server"
      replyHref={context.link('/contact')}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        {what} That was on {when}. It takes somebody with access to the server itself, and is meant for an
        administrator who is locked out.
      </Para>
      <Button href={context.link('/office/changes')}>See the society’s log</Button>
      <Small>If nobody of you asked for it, please speak to whoever runs your server today.</Small>
    </Email>
  ),
})

import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { Button, Email, FactList, Para, Small } from '../../../ui/email/email.tsx'
import { settingChangeById, societySettings } from '../queries.ts'
import { settingChangeInWords } from '../rules/setting-change.ts'

interface SecondStepsChangedProps {
  what: string
  when: string
}

/** About a change of how long an office goes without a second way to sign in; to the other administrators. */
export const secondStepsChangedEmail = defineEmail<SecondStepsChangedProps>({
  name: 'second-steps-changed',
  load: async (db, changeId) => {
    const change = await settingChangeById(db, changeId)
    if (!change) return null
    const { timeZone, currency } = await societySettings(db)
    return {
      what: settingChangeInWords(change, currency),
      when: formatDayAndTime(change.at, timeZone),
    }
  },
  subject: () => 'How office holders sign in was changed',
  body: ({ what, when }, context) => (
    <Email
      society={context.society}
      title="How office holders sign in was changed"
      replyHref={context.link('/contact')}
    >
      <Para>Dear {context.to},</Para>
      <Para>{what}</Para>
      <FactList facts={[['When', when]]} />
      <Para>Whoever holds an office already gets no more time by this, and may get less.</Para>
      <Button href={context.link('/office/settings')}>See the settings</Button>
      <Small>If you do not know why, please ask: somebody else may sit at their computer.</Small>
    </Email>
  ),
})

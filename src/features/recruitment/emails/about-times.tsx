import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { findGroup } from '../../groups/queries/group.ts'
import { ownApplication } from '../queries/own-application.ts'
import { stands } from '../rules/application-state.ts'
import { regularTime } from '../rules/regular-time.ts'

interface Asked {
  groupName: string
  /** null while it is still open. */
  time: string | null
}

/** To an applicant, who holds the address of their page: the week while it is open, or the time there is now. */
export const timesAskedEmail = defineEmail<Asked>({
  name: 'times-asked',
  load: async (db) => {
    const own = await ownApplication(db)
    const group = own && stands(own.state) ? await findGroup(db, own.groupId) : undefined
    return group ? { groupName: group.name, time: regularTime(group) } : null
  },
  subject: ({ groupName, time }) =>
    time ? `${groupName} has its regular time: can you come?` : `When could you come to ${groupName}?`,
  body: ({ groupName, time }, context) => (
    <Email
      society={context.society}
      title={time ? 'Can you come at this time?' : 'When could you come?'}
      replyHref={context.link(`/applications/${context.token}#letters`)}
    >
      <Para>Dear {context.to},</Para>
      {time ? (
        <Para>
          <strong>{groupName}</strong> has settled its regular time: {time}. Please say whether you could come
          then, week after week.
        </Para>
      ) : (
        <Para>
          The leaders of <strong>{groupName}</strong> look for a weekday and a time of day that suit
          everybody. Tick what you could keep free, week after week; it takes a minute.
        </Para>
      )}
      <Button href={context.link(`/applications/${context.token}/times`)}>
        {time ? 'Say whether I can come' : 'Tick my times'}
      </Button>
      <Small>This email is the key to your page: please do not pass it on.</Small>
    </Email>
  ),
})

interface AskedInCircle {
  groupId: string
  groupName: string
}

/** To a leader or a member. */
export const timesAskedInCircleEmail = defineEmail<AskedInCircle>({
  name: 'times-asked-in-circle',
  load: async (db, groupId) => {
    const group = await findGroup(db, groupId)
    return group && (group.weekday === null || group.startTime === null)
      ? { groupId, groupName: group.name }
      : null
  },
  subject: ({ groupName }) => `When could you come to ${groupName}?`,
  body: ({ groupId, groupName }, context) => (
    <Email
      society={context.society}
      title="When could you come?"
      replyHref={context.link(`/groups/${groupId}/circle`)}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        <strong>{groupName}</strong> looks for its regular time. Tick the weekdays and times of day that you
        could keep free, week after week; it takes a minute.
      </Para>
      <Button href={context.link(`/groups/${groupId}/times`)}>Tick my times</Button>
    </Email>
  ),
})

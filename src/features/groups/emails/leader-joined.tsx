import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { joinedLeader } from '../queries/joined-leader.ts'

interface Props {
  leader: string
  group: string
  href: string
}

/** About an accepted invitation; written to those who lead the group already. */
export const leaderJoinedEmail = defineEmail<Props>({
  name: 'leader-joined',
  load: async (db, invitationId, { link }) => {
    const joined = await joinedLeader(db, invitationId)
    if (!joined) return null
    return { leader: joined.leader, group: joined.group, href: link(`/groups/${joined.groupId}/leaders`) }
  },
  subject: ({ leader, group }) => `${leader} now leads ${group} with you`,
  body: ({ leader, group, href }, context) => (
    <Email society={context.society} title="Another leader" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>
        {leader} has accepted: you now lead <strong>{group}</strong> together. A good next step is to meet and
        plan how you will run it.
      </Para>
      <Button href={href}>Go to the leaders’ page</Button>
    </Email>
  ),
})

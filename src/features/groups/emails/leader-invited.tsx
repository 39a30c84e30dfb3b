import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDay } from '../../../shared/calendar.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { societySettings } from '../../society/queries.ts'
import { type Invitation, invitationById } from '../queries/invitations.ts'

interface Props {
  invitation: Invitation
  groupName: string
  until: string
  href: string
}

/** About an invitation to lead a group; written to whoever is asked. */
export const leaderInvitedEmail = defineEmail<Props>({
  name: 'leader-invited',
  load: async (db, id, { link, token }) => {
    const invitation = await invitationById(db, id)
    if (invitation?.state !== 'open' || !invitation.group || token === null) return null
    return {
      invitation,
      groupName: invitation.group.name,
      until: formatDay(invitation.expiresAt, (await societySettings(db)).timeZone),
      href: link(`/invitations/${token}`),
    }
  },
  subject: ({ invitation, groupName }) => `${invitation.invitedBy} asks you to lead ${groupName}`,
  body: ({ invitation, groupName, until, href }, context) => (
    <Email society={context.society} title="Lead a group together?" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>
        {invitation.invitedBy} would like to lead the Balint group <strong>{groupName}</strong> together with
        you. Two see more than one, and can think about the group together afterwards.
      </Para>
      <Button href={href}>See the invitation</Button>
      <Para>You can answer until {until}.</Para>
      <Small>
        The button leads to a page that is yours alone: please do not pass this email on. Did you not expect
        it? Then you need do nothing.
      </Small>
    </Email>
  ),
})

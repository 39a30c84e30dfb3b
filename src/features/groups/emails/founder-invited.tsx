import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDay } from '../../../shared/calendar.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { societySettings } from '../../society/queries.ts'
import { type Invitation, invitationById } from '../queries/invitations.ts'

interface Props {
  invitation: Invitation
  until: string
  href: string
}

/** About an invitation to found a group; written to the enquirer. */
export const founderInvitedEmail = defineEmail<Props>({
  name: 'founder-invited',
  load: async (db, id, { link, token }) => {
    const invitation = await invitationById(db, id)
    if (invitation?.state !== 'open' || token === null) return null
    return {
      invitation,
      until: formatDay(invitation.expiresAt, (await societySettings(db)).timeZone),
      href: link(`/invitations/${token}`),
    }
  },
  subject: () => 'You are invited to start a Balint group',
  body: ({ invitation, until, href }, context) => (
    <Email society={context.society} title="Start your group" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>
        {invitation.invitedBy} invites you to begin with the Balint group that you asked us about. You get
        pages of your own for it, begun from the plan you tried: they show what a group needs, what is there
        already, and what to do next.
      </Para>
      <Button href={href}>See the invitation</Button>
      <Para>You can accept until {until}.</Para>
      <Small>
        The button leads to a page that is yours alone: please do not pass this email on. If you have changed
        your mind, you can say so there.
      </Small>
    </Email>
  ),
})

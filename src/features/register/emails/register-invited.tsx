import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatDay } from '../../../shared/calendar.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { societySettings } from '../../society/queries.ts'
import { registerInvitationById } from '../queries/register-invitations.ts'

interface Props {
  purpose: 'leader-entry' | 'supervision'
  invitedBy: string
  until: string
  href: string
}

/** About an invitation into the register; written to the enquirer it comes from. */
export const registerInvitedEmail = defineEmail<Props>({
  name: 'register-invited',
  load: async (db, id, { link, token }) => {
    const invitation = await registerInvitationById(db, id)
    if (invitation?.state !== 'open' || token === null) return null
    return {
      purpose: invitation.purpose,
      invitedBy: invitation.invitedBy ?? 'The society',
      until: formatDay(invitation.expiresAt, (await societySettings(db)).timeZone),
      href: link(`/register/invitations/${token}`),
    }
  },
  subject: ({ purpose }) =>
    purpose === 'leader-entry'
      ? 'You are invited into the register of leaders'
      : 'Supervisors and peer groups for you',
  body: ({ purpose, invitedBy, until, href }, context) => (
    <Email
      society={context.society}
      title={purpose === 'leader-entry' ? 'Your entry as a leader' : 'Finding supervision'}
      replyHref={context.link('/contact')}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        {purpose === 'leader-entry'
          ? `${invitedBy} invites you to make your entry in the society’s register of leaders. It is begun with what you wrote to us; you say the rest, and whether others may find you.`
          : `${invitedBy} invites you to see who offers supervision of leading, and which peer groups have a place free. You write to whom you like, through us.`}
      </Para>
      <Button href={href}>{purpose === 'leader-entry' ? 'Make my entry' : 'See who is there'}</Button>
      <Para>The invitation is open until {until}.</Para>
      <Small>The button leads to a page that is yours alone: please do not pass this email on.</Small>
    </Email>
  ),
})

import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, List, Para, Small } from '../../../ui/email/email.tsx'
import { membershipById, type Welcome } from '../queries/letters.ts'

/** About a membership, to the new member. */
export const welcomeEmail = defineEmail<Welcome>({
  name: 'welcome',
  load: membershipById,
  subject: ({ groupName }) => `Welcome to ${groupName}`,
  body: ({ groupId, groupName }, context) => (
    <Email
      society={context.society}
      title={`Welcome to ${groupName}`}
      replyHref={context.link(`/groups/${groupId}/circle#leaders`)}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        Welcome: you are a member of <strong>{groupName}</strong>. Your circle has a page of its own:
      </Para>
      <List
        items={[
          'the dates, as soon as they are fixed, and a calendar address that follows them',
          'the way in, which opens shortly before each meeting',
          'the ground rules you agreed to, what there is to pay, and whom to ring',
        ]}
      />
      <Button href={context.link(`/groups/${groupId}/circle`)}>To your circle</Button>
      <Small>You sign in with this email address; there is no password.</Small>
    </Email>
  ),
})

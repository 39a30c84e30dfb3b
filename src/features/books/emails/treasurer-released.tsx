import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { type TreasurersOffice, treasurersOffice } from '../queries/settings.ts'

/** To a member who kept the group's money until now, whoever ended it. */
export const treasurerReleasedEmail = defineEmail<TreasurersOffice>({
  name: 'treasurer-released',
  load: async (db, officeId) => {
    const office = await treasurersOffice(db, officeId)
    return office?.until ? office : null
  },
  subject: ({ groupName }) => `You no longer keep the money of ${groupName}`,
  body: ({ groupId, groupName }, { society, to, link }) => (
    <Email
      society={society}
      title={`You no longer keep the money of ${groupName}`}
      replyHref={link(`/groups/${groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {`Your office as treasurer of ${groupName} has ended; those who lead keep its money. Thank you for what you did.`}
      </Para>
      <Para>
        You see your own invoices and payments as before, and nobody else’s. What you noted stays in the
        books. Please delete copies that you took out, bank statements and lists of who paid.
      </Para>
      <Button href={link(`/groups/${groupId}/money/mine`)}>What you pay</Button>
    </Email>
  ),
})

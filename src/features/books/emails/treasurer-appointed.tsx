import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Heading, List, Para, Small } from '../../../ui/email/email.tsx'
import { type TreasurersOffice, treasurersOffice } from '../queries/settings.ts'

/** To a member who keeps the group's money from now on; nothing is left to say once the office has ended. */
export const treasurerAppointedEmail = defineEmail<TreasurersOffice>({
  name: 'treasurer-appointed',
  load: async (db, officeId) => {
    const office = await treasurersOffice(db, officeId)
    return office && office.until === null ? office : null
  },
  subject: ({ groupName }) => `You keep the money of ${groupName}`,
  body: ({ groupId, groupName, givenByName }, { society, to, link }) => (
    <Email
      society={society}
      title={`You keep the money of ${groupName}`}
      replyHref={link(`/groups/${groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {`${givenByName ?? 'Your leaders'} gave you the treasurer’s office of ${groupName}: you keep its money together with those who lead.`}
      </Para>
      <Heading>What you see from now on</Heading>
      <List
        items={[
          'everybody’s invoices and payments, and what was agreed with single members: a smaller contribution, instalments, who pays for them',
          'expenses with their receipts, what the leaders are due, and the books',
        ]}
      />
      <Heading>What you do not see</Heading>
      <List
        items={[
          'who was at which meeting, applications, interviews, and whatever else only leaders see',
          'anything of other groups',
        ]}
      />
      <Para>
        What a member pays is between them, you and the leaders. Nobody loses their place over an invoice.
      </Para>
      <Button href={link(`/groups/${groupId}/money`)}>To the group’s money</Button>
      <Small>
        Everybody of the group reads that you keep the money. You can give the office back at any time, under
        Choices about money.
      </Small>
    </Email>
  ),
})

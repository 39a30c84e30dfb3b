import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'

interface Props {
  groupId: string
  groupName: string
  doorsMinutes: number
}

/** The link of an online group is another one: that it is, never which. */
export const wayInChanged = defineEmail<Props>({
  name: 'way-in-changed',
  load: async (db, about) => {
    const group = await db
      .selectFrom('balint_group')
      .select(['id', 'name', 'doors_minutes'])
      .where('id', '=', about)
      .where('mode', '=', 'online')
      .executeTakeFirst()
    return group ? { groupId: group.id, groupName: group.name, doorsMinutes: group.doors_minutes } : null
  },
  subject: ({ groupName }) => `The way in has changed: ${groupName}`,
  body: ({ groupId, groupName, doorsMinutes }, { society, link, to }) => (
    <Email
      society={society}
      title="The way in has changed"
      replyHref={link(`/groups/${groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {groupName} has another way in from now on. An address that you may have kept from earlier leads
        nowhere any more.
      </Para>
      <Para>
        You find the new one where it always was: on the group’s page, from {doorsMinutes} minutes before each
        meeting. It stands in no email and in no calendar.
      </Para>
      <Button href={link(`/groups/${groupId}/circle`)}>Open the group’s page</Button>
    </Email>
  ),
})

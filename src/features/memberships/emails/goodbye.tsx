import { defineEmail } from '../../../platform/mail/define-email.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { type Leaving, leaving } from '../queries/circle-members.ts'
import { type GoodbyeNote, goodbyeNote, isCircleTold } from '../queries/goodbye.ts'

/** To the others of the circle, when a member has said so. */
export const memberSaysGoodbyeEmail = defineEmail<Leaving & { lastStartsAt: Temporal.Instant }>({
  name: 'member-says-goodbye',
  load: async (db, membershipId) => {
    const who = await leaving(db, membershipId)
    if (!who?.lastStartsAt || who.leftAt || !(await isCircleTold(db, membershipId))) return null
    return { ...who, lastStartsAt: who.lastStartsAt }
  },
  subject: ({ name, groupName }) => `${name} says goodbye to ${groupName}`,
  body: ({ name, groupId, groupName, lastStartsAt, timeZone }, { society, to, link }) => (
    <Email
      society={society}
      title={`${name} says goodbye`}
      replyHref={link(`/groups/${groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {`${name} comes to ${groupName} for the last time on ${formatDate(dateIn(lastStartsAt, timeZone))}, and would like you to know. There will be time to say goodbye.`}
      </Para>
      <Button href={link(`/groups/${groupId}/circle`)}>To the circle’s page</Button>
    </Email>
  ),
})

/** The leaders' words to whoever leaves. */
export const goodbyeNoteEmail = defineEmail<GoodbyeNote>({
  name: 'goodbye-note',
  load: goodbyeNote,
  subject: ({ groupName }) => `From the leaders of ${groupName}`,
  body: ({ groupName, body }, { society, link }) => (
    <Email society={society} title={`From the leaders of ${groupName}`} replyHref={link('/home')}>
      <Written text={body} />
      <Para>Your certificate of hours can be made from your page, also after you have left.</Para>
      <Button href={link('/certificates')}>My certificates</Button>
    </Email>
  ),
})

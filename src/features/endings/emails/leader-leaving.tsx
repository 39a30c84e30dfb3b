import type { Db } from '../../../platform/database/database.ts'
import { defineEmail } from '../../../platform/mail/define-email.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { groupLeaders } from '../../meetings/queries/group-leaders.ts'
import { type LeavingLeader, leavingById } from '../queries/leaving-leaders.ts'

interface Told extends LeavingLeader {
  /** Who leads on. */
  staying: string[]
}

async function load(db: Db, id: string, stays: boolean): Promise<Told | null> {
  const leaving = await leavingById(db, id)
  if (!leaving || (leaving.takenBackAt !== null) !== stays) return null
  const leaders = await groupLeaders(db, leaving.groupId)
  const staying = leaders.filter(({ personId }) => personId !== leaving.personId).map(({ name }) => name)
  return { ...leaving, staying }
}

const inWords = new Intl.ListFormat('en-GB')

/** To everybody of the circle, once. */
export const leaderLeavingEmail = defineEmail<Told>({
  name: 'leader-leaving',
  load: (db, id) => load(db, id, false),
  subject: ({ name, groupName }) => `${name} hands over the leading of ${groupName}`,
  body: ({ groupId, groupName, name, lastStartsAt, timeZone, staying }, { society, to, link }) => (
    <Email
      society={society}
      title={`${name} hands over`}
      replyHref={link(`/groups/${groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {lastStartsAt
          ? `${name} leads ${groupName} for the last time on ${formatDate(dateIn(lastStartsAt, timeZone))}. Please come: there is time to say goodbye.`
          : `${name} does not lead ${groupName} any more.`}
      </Para>
      <Para>
        {`The group goes on with ${inWords.format(staying)}. Day, place and ground rules stay as they are; what the leaders noted among themselves before stays between those who led then.`}
      </Para>
      <Button href={link(`/groups/${groupId}/circle`)}>To the circle’s page</Button>
    </Email>
  ),
})

/** They have thought again. */
export const leaderStaysEmail = defineEmail<Told>({
  name: 'leader-stays',
  load: (db, id) => load(db, id, true),
  subject: ({ name, groupName }) => `${name} stays with ${groupName}`,
  body: ({ groupId, groupName, name }, { society, to, link }) => (
    <Email society={society} title={`${name} stays`} replyHref={link(`/groups/${groupId}/circle#leaders`)}>
      <Para>Dear {to},</Para>
      <Para>{`${name} has thought again, and goes on leading ${groupName}.`}</Para>
      <Button href={link(`/groups/${groupId}/circle`)}>To the circle’s page</Button>
    </Email>
  ),
})

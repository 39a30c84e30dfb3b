import { defineEmail, type RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { type Leaving, leaving } from '../queries/circle-members.ts'
import { type RulesToAgree, rulesToAgree } from '../queries/rules-to-agree.ts'
import { goodbyeNoteEmail, memberSaysGoodbyeEmail } from './goodbye.tsx'

const lastDay = ({ lastStartsAt, timeZone }: Leaving): string =>
  lastStartsAt ? formatDate(dateIn(lastStartsAt, timeZone)) : ''

/** To each leader, when a member says so themselves. */
const memberLeavingEmail = defineEmail<Leaving>({
  name: 'member-leaving',
  load: leaving,
  subject: ({ name, groupName, leftAt, lastStartsAt }) =>
    leftAt || lastStartsAt ? `${name} is leaving ${groupName}` : `${name} stays in ${groupName}`,
  body: (about, { society, to, link }) => (
    <Email
      society={society}
      title={about.leftAt || about.lastStartsAt ? `${about.name} is leaving` : `${about.name} stays`}
      replyHref={link(`/groups/${about.groupId}/circle`)}
    >
      <Para>Dear {to},</Para>
      <Para>{leadersWords(about)}</Para>
      <Button href={link(`/groups/${about.groupId}/circle`)}>See the circle</Button>
    </Email>
  ),
})

function leadersWords(about: Leaving): string {
  const { name, groupName, leftAt } = about
  if (leftAt) return `${name} has left ${groupName}: they have come for the last time. The seat is free.`
  return about.lastStartsAt
    ? `${name} leaves ${groupName} after the meeting of ${lastDay(about)}; plan a few minutes for a goodbye. The seat is free from then on, not before.`
    : `${name} has thought again and stays in ${groupName}.`
}

/** To the member, when a leader has noted it. */
const leavingNotedEmail = defineEmail<Leaving>({
  name: 'leaving-noted',
  load: leaving,
  subject: ({ groupName }) => `Your place in ${groupName}`,
  body: (about, { society, to, link }) => (
    <Email
      society={society}
      title={`Your place in ${about.groupName}`}
      replyHref={link(about.leftAt ? '/contact' : `/groups/${about.groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>{membersWords(about)}</Para>
      <Para>
        {about.leftAt
          ? 'Thank you for the time you sat in this circle. If it should one day suit you again, you are welcome to apply.'
          : 'If that is not what you understood, please talk with them: the circle’s page says how.'}
      </Para>
      <Button href={link(about.leftAt ? '/groups' : `/groups/${about.groupId}/circle`)}>
        {about.leftAt ? 'Find a group' : 'To the circle’s page'}
      </Button>
    </Email>
  ),
})

function membersWords(about: Leaving): string {
  const { groupName, leftAt } = about
  if (leftAt) return `Your leaders have noted that your time in ${groupName} is over.`
  return about.lastStartsAt
    ? `Your leaders have noted that the meeting of ${lastDay(about)} is your last in ${groupName}. Until then nothing changes for you.`
    : `Your leaders have noted that you stay in ${groupName}.`
}

/** To each member, when there is a newer version. Nobody loses a place by it. */
const groundRulesChangedEmail = defineEmail<RulesToAgree>({
  name: 'ground-rules-changed',
  load: rulesToAgree,
  subject: ({ groupName }) => `The ground rules of ${groupName} have a new version`,
  body: ({ groupId, groupName, version }, { society, to, link }) => (
    <Email
      society={society}
      title="The ground rules have a new version"
      replyHref={link(`/groups/${groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        Your leaders have written version {version} of the ground rules of {groupName}. Please read it and say
        whether you agree: each version is agreed to anew. Your place is yours meanwhile; if there is
        something you cannot agree to, talk about it in the group.
      </Para>
      <Button href={link(`/groups/${groupId}/circle#ground-rules`)}>Read and agree</Button>
    </Email>
  ),
})

export const emails: RegisteredEmail[] = [
  memberLeavingEmail,
  leavingNotedEmail,
  groundRulesChangedEmail,
  memberSaysGoodbyeEmail,
  goodbyeNoteEmail,
]

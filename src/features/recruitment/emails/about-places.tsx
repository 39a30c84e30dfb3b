import type { Db } from '../../../platform/database/database.ts'
import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { type AboutApplicant, aboutApplicant } from '../queries/letters.ts'
import { type AskedNewcomer, applicationOfQuestion, newcomerById } from '../queries/newcomers.ts'
import { type OwnApplication, ownApplication } from '../queries/own-application.ts'
import { type FreedPlace, freedPlaceById } from '../queries/waiting-list.ts'

/** To whoever let an offer run out: kindly, and once. */
export const offerLapsedEmail = defineEmail<OwnApplication>({
  name: 'offer-lapsed',
  load: async (db, offerId) => {
    const own = await ownApplication(db)
    return own?.state === 'offer-expired' && own.offer?.id === offerId ? own : null
  },
  subject: ({ groupName }) => `The place in ${groupName}`,
  body: ({ groupName }, { society, to, link, token }) => (
    <Email
      society={society}
      title={`The place in ${groupName}`}
      replyHref={link(`/applications/${token}#letters`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        The time to answer the offer of a place in <strong>{groupName}</strong> has passed, so the seat goes
        to somebody else now. Perhaps our email came at a bad time: if you would still like to join, write to
        the leaders, and they may put you on the list again.
      </Para>
      <Button href={link(`/applications/${token}`)}>To my page</Button>
    </Email>
  ),
})

/** To each leader: who is next, and that it is one press; or that it was done by itself. */
export const placeFreedEmail = defineEmail<FreedPlace>({
  name: 'place-freed',
  load: async (db, id) => {
    const freed = await freedPlaceById(db, id)
    return freed && !freed.isOver ? freed : null
  },
  subject: ({ groupName, applicant, isOffered }) =>
    isOffered
      ? `A free place in ${groupName} is offered to ${applicant}`
      : `A place in ${groupName} is free: ${applicant} is next`,
  body: ({ groupId, groupName, applicationId, applicant, profession, isOffered }, { society, to, link }) => (
    <Email
      society={society}
      title={isOffered ? 'A free place is on offer' : `${applicant} is next`}
      replyHref={link(`/groups/${groupId}/applicants/${applicationId}#letters`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        A place in <strong>{groupName}</strong> is free.{' '}
        {isOffered
          ? `${applicant} (${profession}) was next on your waiting list, and has been offered it, as you have chosen. You need do nothing.`
          : `${applicant} (${profession}) is next on your waiting list. Nobody else is offered the place meanwhile; one press offers it.`}
      </Para>
      <Button href={link(`/groups/${groupId}/applicants`)}>
        {isOffered ? 'See the board' : `Offer the place to ${applicant}`}
      </Button>
    </Email>
  ),
})

/** To each member: the leaders would like to offer somebody a place. */
export const newcomerProposedEmail = defineEmail<AskedNewcomer>({
  name: 'newcomer-proposed',
  load: newcomerById,
  subject: ({ groupName }) => `Somebody new in ${groupName}?`,
  body: ({ questionId, groupId, groupName, name, profession }, { society, to, link }) => (
    <Email society={society} title="Somebody new?" replyHref={link(`/groups/${groupId}/circle#leaders`)}>
      <Para>Dear {to},</Para>
      <Para>
        The leaders of {groupName} have talked with {name} ({profession}), and would like to offer them a
        place. In this group the members are asked first: please answer yes, or “please talk to me first”.
        Only the leaders read it, and they decide. Please keep the name to yourself.
      </Para>
      <Button href={link(`/groups/${groupId}/newcomers/${questionId}`)}>Answer</Button>
    </Email>
  ),
})

const aboutQuestion = async (db: Db, questionId: string): Promise<AboutApplicant | null> => {
  const applicationId = await applicationOfQuestion(db, questionId)
  return applicationId === null ? null : aboutApplicant(db, applicationId)
}

const toLeaders = (name: string, subject: (applicant: string) => string, words: string) =>
  defineEmail<AboutApplicant>({
    name,
    load: aboutQuestion,
    subject: ({ applicant }) => subject(applicant),
    body: ({ groupId, applicationId, applicant }, { society, to, link }) => (
      <Email
        society={society}
        title={subject(applicant)}
        replyHref={link(`/groups/${groupId}/applicants/${applicationId}#members`)}
      >
        <Para>Dear {to},</Para>
        <Para>{words}</Para>
        <Button href={link(`/groups/${groupId}/applicants/${applicationId}#members`)}>See the answers</Button>
      </Email>
    ),
  })

export const memberWouldTalkEmail = toLeaders(
  'member-would-talk',
  (applicant) => `Before you offer ${applicant} a place`,
  'One of the members would like you to talk with them first. Who it is stands on the page; nothing is written about why.',
)

export const membersAnsweredEmail = toLeaders(
  'members-answered',
  (applicant) => `The members have answered about ${applicant}`,
  'Everybody has answered. You decide.',
)

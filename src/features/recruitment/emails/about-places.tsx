import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
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

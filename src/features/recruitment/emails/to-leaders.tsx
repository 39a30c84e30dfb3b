import type { Db } from '../../../platform/database/database.ts'
import { defineEmail, type MailContext } from '../../../platform/mail/define-email.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { type AboutApplicant, aboutApplicant, messageById } from '../queries/letters.ts'

// About an application, to each leader of its group. What the applicant wrote is read on the page, not in mailboxes.

const pageOf = ({ groupId, applicationId }: AboutApplicant, { link }: MailContext): string =>
  link(`/groups/${groupId}/applicants/${applicationId}`)

interface Announcement {
  name: string
  subject: (about: AboutApplicant) => string
  words: (about: AboutApplicant) => string
  /** Whether there is still something to say. */
  holds?: (about: AboutApplicant) => boolean
  button: string
  /** Where the button leads; left out: to the application. */
  leadsTo?: (about: AboutApplicant) => string
}

const announce = ({ name, subject, words, holds = () => true, button, leadsTo }: Announcement) =>
  defineEmail<AboutApplicant>({
    name,
    load: async (db: Db, applicationId) => {
      const about = await aboutApplicant(db, applicationId)
      return about && holds(about) ? about : null
    },
    subject,
    body: (about, context) => (
      <Email society={context.society} title={subject(about)} replyHref={`${pageOf(about, context)}#letters`}>
        <Para>Dear {context.to},</Para>
        <Para>{words(about)}</Para>
        <Button href={leadsTo ? context.link(leadsTo(about)) : pageOf(about, context)}>{button}</Button>
      </Email>
    ),
  })

export const applicationArrivedEmail = announce({
  name: 'application-arrived',
  subject: ({ groupName }) => `Somebody would like to join ${groupName}`,
  words: ({ applicant, profession, groupName }) =>
    `${applicant} (${profession}) has applied to ${groupName}. Read what they wrote, and write to them to find a time to talk; a first word within a few days is kind.`,
  holds: ({ ending }) => ending === null,
  button: 'Read the application',
})

export const applicationWithdrawnEmail = announce({
  name: 'application-withdrawn',
  subject: ({ applicant }) => `${applicant} has withdrawn`,
  words: ({ applicant, groupName }) =>
    `${applicant} has withdrawn the application to ${groupName}. You need do nothing; if a place was on offer, it is free again.`,
  button: 'See the applicants',
  leadsTo: ({ groupId }) => `/groups/${groupId}/applicants`,
})

export const offerDeclinedEmail = announce({
  name: 'offer-declined',
  subject: ({ applicant }) => `${applicant} said no to the place`,
  words: ({ applicant, groupName }) =>
    `${applicant} has said no to the place in ${groupName}, so it is free again. The application stands: you may offer another time, or end it.`,
  holds: ({ ending }) => ending === null,
  button: 'See the application',
})

export const offerLapsedUnansweredEmail = announce({
  name: 'offer-lapsed-unanswered',
  subject: ({ applicant }) => `The offer to ${applicant} has run out`,
  words: ({ applicant, groupName }) =>
    `${applicant} has not answered the offer of a place in ${groupName} in time, so the place is free again, and they know. Nobody waits for it.`,
  holds: ({ ending }) => ending === null,
  button: 'See the application',
})

export const placeAcceptedEmail = announce({
  name: 'place-accepted',
  subject: ({ applicant, groupName }) => `${applicant} is a member of ${groupName}`,
  words: ({ applicant, groupName }) =>
    `${applicant} has accepted the place in ${groupName}, with the ground rules and the contribution. They see the dates and the way in from now on.`,
  button: 'See the circle',
  leadsTo: ({ groupId }) => `/groups/${groupId}/circle`,
})

export const applicantWroteEmail = defineEmail<AboutApplicant & { body: string }>({
  name: 'applicant-wrote',
  load: async (db, messageId) => {
    const message = await messageById(db, messageId)
    const about = message && (await aboutApplicant(db, message.applicationId))
    return about && { ...about, body: message.body }
  },
  subject: ({ applicant }) => `A letter from ${applicant}`,
  body: (about, context) => (
    <Email
      society={context.society}
      title={`A letter from ${about.applicant}`}
      replyHref={`${pageOf(about, context)}#letters`}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        {about.applicant} writes about the application to {about.groupName}:
      </Para>
      {about.body.split('\n').map((line, place) => (
        <Para key={place}>{line}</Para>
      ))}
    </Email>
  ),
})

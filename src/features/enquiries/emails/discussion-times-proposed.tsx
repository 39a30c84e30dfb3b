import { defineEmail } from '../../../platform/mail/define-email.ts'
import { whenInWords, type Zones } from '../../../shared/two-zones.ts'
import { Button, Email, Heading, List, Para } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { offerById } from '../queries/discussion.ts'
import { enquiryById, messageById } from '../queries.ts'
import type { DiscussionOffer } from '../rules/discussion.ts'
import { readersZones } from './discussion-facts.tsx'

interface ProposedProps extends Pick<DiscussionOffer, 'times' | 'word'> {
  enquiryId: string
  enquirer: string
  zones: Zones
}

/** To whoever of the society talks with them: none suited, here are others. */
export const discussionTimesProposedEmail = defineEmail<ProposedProps>({
  name: 'discussion-times-proposed',
  load: async (db, offerId) => {
    const offer = await offerById(db, offerId)
    const enquiry = offer && (await enquiryById(db, offer.enquiryId))
    if (!enquiry) return null
    const zones = await readersZones(db, enquiry.id, offer.timeZone)
    return { ...offer, enquirer: enquiry.name, zones: { ...zones, other: offer.timeZone } }
  },
  subject: ({ enquirer }) => `${enquirer} proposes other times to talk`,
  body: ({ enquiryId, enquirer, times, word, zones }, { society, to, link }) => (
    <Email
      society={society}
      title={`${enquirer} proposes other times`}
      replyHref={link(`/enquiries/${enquiryId}/discussion`)}
    >
      <Para>Dear {to},</Para>
      <Para>Your times do not suit {enquirer}, who proposes these. Please pick one, or offer others.</Para>
      <List items={times.map((time) => whenInWords(time, zones))} />
      {word && (
        <>
          <Heading>What {enquirer} writes</Heading>
          <Written text={word} />
        </>
      )}
      <Button href={link(`/enquiries/${enquiryId}/discussion`)}>Pick a time</Button>
    </Email>
  ),
})

interface DeclinedProps {
  enquiryId: string
  enquirer: string
  word: string
}

/** The same without times of their own: a word says what would suit. */
export const discussionTimesDeclinedEmail = defineEmail<DeclinedProps>({
  name: 'discussion-times-declined',
  load: async (db, messageId) => {
    const message = await messageById(db, messageId)
    const enquiry = message && (await enquiryById(db, message.enquiryId))
    return enquiry ? { enquiryId: enquiry.id, enquirer: enquiry.name, word: message.body } : null
  },
  subject: ({ enquirer }) => `None of your times suits ${enquirer}`,
  body: ({ enquiryId, enquirer, word }, { society, to, link }) => (
    <Email
      society={society}
      title={`None of your times suits ${enquirer}`}
      replyHref={link(`/enquiries/${enquiryId}/discussion`)}
    >
      <Para>Dear {to},</Para>
      <Para>{enquirer} would like to talk, at another time:</Para>
      <Written text={word} />
      <Button href={link(`/enquiries/${enquiryId}/discussion`)}>Offer other times</Button>
    </Email>
  ),
})

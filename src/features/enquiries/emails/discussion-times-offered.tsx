import { defineEmail } from '../../../platform/mail/define-email.ts'
import { whenInWords, type Zones } from '../../../shared/two-zones.ts'
import { Button, Email, FactList, Heading, List, Para, Small } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { discussionOf, offerById } from '../queries/discussion.ts'
import { type DiscussionOffer, talkAhead } from '../rules/discussion.ts'
import { wayInWords } from '../rules/way-words.ts'
import { Note, readersZones } from './discussion-facts.tsx'

interface OfferedProps extends DiscussionOffer {
  zones: Zones
  /** A talk stands already: it is to be moved. */
  isMove: boolean
}

/** To the enquirer: times to pick one from. */
export const discussionTimesOfferedEmail = defineEmail<OfferedProps>({
  name: 'discussion-times-offered',
  load: async (db, offerId) => {
    const offer = await offerById(db, offerId)
    if (!offer) return null
    const zones = await readersZones(db, offer.enquiryId, offer.timeZone)
    const isMove = talkAhead(await discussionOf(db, offer.enquiryId), db.now) !== null
    return { ...offer, zones, isMove }
  },
  subject: ({ offeredBy, isMove }, { society }) =>
    isMove
      ? `${offeredBy ?? society} asks to move your talk`
      : `${offeredBy ?? society} offers to talk with you`,
  body: (offer, { society, to, link, token }) => (
    <Email
      society={society}
      title={offer.isMove ? 'Another time for your talk?' : 'When shall we talk?'}
      replyHref={link(`/e/${token ?? ''}`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {offer.isMove
          ? `${offer.offeredBy ?? 'One of us'} would like to move your talk, and offers these times. Until you pick one, the time you have agreed on stands.`
          : `${offer.offeredBy ?? 'One of us'} would like to talk with you about your enquiry, and offers these times. Please pick the one that suits you best.`}
      </Para>
      <List items={offer.times.map((time) => whenInWords(time, offer.zones))} />
      <FactList
        facts={[
          ['How long', `${offer.minutes} minutes`],
          ['How', wayInWords[offer.way]],
          ['Where', <Note key="where" text={offer.wayNote ?? 'you will be told'} />],
        ]}
      />
      {offer.word && (
        <>
          <Heading>What {offer.offeredBy ?? 'we'} wrote</Heading>
          <Written text={offer.word} />
        </>
      )}
      <Button href={link(`/e/${token ?? ''}#first-talk`)}>Pick a time</Button>
      <Small>
        None of them suits you? Say so on the same page, and propose others. There you can also choose your
        time zone.
      </Small>
    </Email>
  ),
})

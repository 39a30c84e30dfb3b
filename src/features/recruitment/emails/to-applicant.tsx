import { defineEmail, type MailContext } from '../../../platform/mail/define-email.ts'
import { formatDate } from '../../../shared/calendar.ts'
import { Button, Email, FactList, List, Para, Small } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { letterOfOffer } from '../queries/decision-letters.ts'
import { messageById } from '../queries/letters.ts'
import { type OwnApplication, ownApplication } from '../queries/own-application.ts'
import { stands } from '../rules/application-state.ts'
import { lastDayToConfirm } from '../rules/days-to-confirm.ts'
import { lastDayToAnswer } from '../rules/offer-limit.ts'

// About an application, to its applicant, who holds the address of its page and needs no account.

const pageOf = ({ link, token }: MailContext): string => link(`/applications/${token}`)
const lettersOf = (context: MailContext): string => `${pageOf(context)}#letters`

export const applicationWrittenEmail = defineEmail<OwnApplication>({
  name: 'application-written',
  load: async (db) => {
    const own = await ownApplication(db)
    return own?.state === 'unconfirmed' ? own : null
  },
  subject: ({ groupName }) => `Your application to ${groupName}: one more step`,
  body: ({ groupName, appliedAt, timeZone }, context) => (
    <Email society={context.society} title={`Your application to ${groupName}`} replyHref={pageOf(context)}>
      <Para>Dear {context.to},</Para>
      <Para>
        You, or somebody with your address, would like a place in <strong>{groupName}</strong>. Please say on
        the page below that it was you: only then do the leaders get the application.
      </Para>
      <Button href={pageOf(context)}>Read it and say yes</Button>
      <Para>What happens then:</Para>
      <List
        items={[
          'The leaders read it, nobody else, and write to you to find a time to talk: about what you expect, and whether you can come regularly.',
          'Then they decide, and write to you either way.',
          'If they offer you a place, you read the ground rules and accept it or say no. Nothing is paid before.',
        ]}
      />
      <Para>The page stays yours: there you see how it stands, write to the leaders, or withdraw.</Para>
      <Small>
        This email is the key to your page: please do not pass it on. If you did not apply, you need do
        nothing: nobody has seen it, and it is deleted after{' '}
        {formatDate(lastDayToConfirm(appliedAt, timeZone))}.
      </Small>
    </Email>
  ),
})

export const appliedAgainEmail = defineEmail<OwnApplication>({
  name: 'applied-again',
  load: async (db) => {
    const own = await ownApplication(db)
    return own && (stands(own.state) || own.state === 'accepted') ? own : null
  },
  subject: ({ groupName }) => `You have applied to ${groupName} already`,
  body: ({ groupName, state }, context) => (
    <Email
      society={context.society}
      title={`You have applied to ${groupName} already`}
      replyHref={lettersOf(context)}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        Somebody, surely you, has just sent another application to <strong>{groupName}</strong> with this
        address.{' '}
        {state === 'accepted'
          ? 'You are a member of this group already, so nothing was added.'
          : 'Your first one stands, so nothing was added.'}{' '}
        Your page shows how it stands.
      </Para>
      <Button href={pageOf(context)}>To my page</Button>
      <Small>If it was not you, you need do nothing: nobody was told that you had applied.</Small>
    </Email>
  ),
})

export const placeOfferedEmail = defineEmail<OwnApplication & { letter: string | null }>({
  name: 'place-offered',
  load: async (db, offerId) => {
    const own = await ownApplication(db)
    return own?.state === 'offered' && own.offer?.id === offerId
      ? { ...own, letter: await letterOfOffer(db, offerId) }
      : null
  },
  subject: ({ groupName }) => `A place for you in ${groupName}`,
  body: ({ groupName, offer, timeZone, letter }, context) => (
    <Email society={context.society} title={`A place for you in ${groupName}`} replyHref={lettersOf(context)}>
      {letter ? (
        <Written text={letter} />
      ) : (
        <>
          <Para>Dear {context.to},</Para>
          <Para>
            The leaders of <strong>{groupName}</strong> would be glad to have you in their circle, and offer
            you a place.
          </Para>
        </>
      )}
      {offer && (
        <FactList
          facts={[
            ['Please answer by', `the end of ${formatDate(lastDayToAnswer(offer.expiresAt, timeZone))}`],
            ...offer.contribution,
          ]}
        />
      )}
      <Para>
        On your page you find the ground rules of the group. Please read them before you say yes: keeping them
        is what makes it safe to speak.
      </Para>
      <Button href={pageOf(context)}>Read and answer</Button>
    </Email>
  ),
})

export const offerWithdrawnEmail = defineEmail<OwnApplication>({
  name: 'offer-withdrawn',
  load: async (db, offerId) => {
    const own = await ownApplication(db)
    return own && stands(own.state) && own.offer?.id === offerId ? own : null
  },
  subject: ({ groupName }) => `The place in ${groupName}`,
  body: ({ groupName }, context) => (
    <Email society={context.society} title={`The place in ${groupName}`} replyHref={lettersOf(context)}>
      <Para>Dear {context.to},</Para>
      <Para>
        The leaders of <strong>{groupName}</strong> are sorry: they had to take back the place they offered
        you. Your application stands, and they may write to you again. On your page you can write to them, or
        withdraw.
      </Para>
    </Email>
  ),
})

interface LeadersWrote {
  groupName: string
  body: string
}

export const leadersWroteEmail = defineEmail<LeadersWrote>({
  name: 'leaders-wrote',
  load: async (db, messageId) => {
    const own = await ownApplication(db)
    const message = await messageById(db, messageId)
    return own && message ? { groupName: own.groupName, body: message.body } : null
  },
  subject: ({ groupName }) => `A letter from the leaders of ${groupName}`,
  body: ({ groupName, body }, context) => (
    <Email
      society={context.society}
      title={`A letter from the leaders of ${groupName}`}
      replyHref={lettersOf(context)}
    >
      <Para>Dear {context.to},</Para>
      <Para>The leaders write about your application:</Para>
      {body.split('\n').map((line, place) => (
        <Para key={place}>{line}</Para>
      ))}
    </Email>
  ),
})

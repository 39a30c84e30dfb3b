import { defineEmail, type MailContext } from '../../../platform/mail/define-email.ts'
import { Button, Email, FactList, Para, Small } from '../../../ui/email/email.tsx'
import { ownApplication } from '../../recruitment/queries/own-application.ts'
import { type OwnSeat, ownSeat } from '../queries.ts'
import {
  costInWords,
  DOORS_MINUTES,
  type GuestState,
  guestState,
  WEEKS_KEPT,
  whenInWords,
  whereInWords,
} from '../rules/taster.ts'
import { tasterInvitation } from './invitation.ts'

// To a guest, who holds the address of their own page and needs no account.

const pageOf = ({ link, token }: MailContext): string => link(`/tasters/guests/${token}`)

/** Loaded while it still is as the email says; otherwise there is nothing left to say. */
const seatIn =
  (...states: GuestState[]) =>
  async (db: Parameters<typeof ownSeat>[0] & { now: Temporal.Instant }): Promise<OwnSeat | null> => {
    const seat = await ownSeat(db)
    return seat && states.includes(guestState(seat.guest, seat.taster, db.now)) ? seat : null
  }

function Facts({ seat: { taster, place } }: { seat: OwnSeat }) {
  return (
    <FactList
      facts={[
        ['When', whenInWords(taster)],
        ['Where', place ?? whereInWords(taster)],
        ['Costs', costInWords(taster)],
      ]}
    />
  )
}

const wayIn = ({ taster }: OwnSeat): string =>
  taster.mode === 'online'
    ? `The way in is on your page, and shows itself ${DOORS_MINUTES} minutes before it begins.`
    : 'Your page says everything again, should you lose this email.'

export const tasterAskedEmail = defineEmail<OwnSeat>({
  name: 'taster-asked',
  load: async (db) => {
    const seat = await ownSeat(db)
    return seat && !seat.guest.cancelledAt && !seat.taster.cancelledAt ? seat : null
  },
  subject: ({ taster }) => `One click is missing: a meeting of ${taster.name} to try`,
  body: (seat, context) => (
    <Email society={context.society} title="Would you like to come?" replyHref={pageOf(context)}>
      <Para>Dear {context.to},</Para>
      <Para>
        You, or somebody with your address, signed up for a meeting of <strong>{seat.taster.name}</strong> to
        try. Please say yes on the page below: only then is a seat yours.
      </Para>
      <Facts seat={seat} />
      <Button href={pageOf(context)}>To my page</Button>
      <Small>
        If you do not want this, do nothing: no more emails come, and what was typed is deleted after a week.
        The page is yours alone, so please do not pass this email on.
      </Small>
    </Email>
  ),
})

export const tasterSeatedEmail = defineEmail<OwnSeat>({
  name: 'taster-seated',
  load: seatIn('seated'),
  subject: ({ taster }) => `You have a seat: ${taster.name}`,
  body: (seat, context) => (
    <Email society={context.society} title="You have a seat" replyHref={pageOf(context)}>
      <Para>Dear {context.to},</Para>
      <Para>
        You are expected at a meeting of <strong>{seat.taster.name}</strong>. Nobody needs to prepare, and
        nobody has to tell anything.
      </Para>
      <Facts seat={seat} />
      <Para>
        {wayIn(seat)} Should you not be able to come, please say so there: somebody else may be waiting.
      </Para>
      <Button href={pageOf(context)}>To my page</Button>
    </Email>
  ),
  calendar: (seat, context) => tasterInvitation(seat, context),
})

export const tasterSeatFreedEmail = defineEmail<OwnSeat>({
  name: 'taster-seat-freed',
  load: seatIn('seated'),
  subject: ({ taster }) => `A seat is yours now: ${taster.name}`,
  body: (seat, context) => (
    <Email society={context.society} title="A seat is yours now" replyHref={pageOf(context)}>
      <Para>Dear {context.to},</Para>
      <Para>
        Somebody cannot come to the meeting of <strong>{seat.taster.name}</strong>, and you are the next who
        waited: the seat is yours.
      </Para>
      <Facts seat={seat} />
      <Para>{wayIn(seat)} If it does not suit you any more, please give it back there.</Para>
      <Button href={pageOf(context)}>To my page</Button>
    </Email>
  ),
  calendar: (seat, context) => tasterInvitation(seat, context),
})

export const tasterReminderEmail = defineEmail<OwnSeat>({
  name: 'taster-reminder',
  load: seatIn('seated'),
  subject: ({ taster }) => `Soon: a meeting of ${taster.name} to try`,
  body: (seat, context) => (
    <Email society={context.society} title="We look forward to you" replyHref={pageOf(context)}>
      <Para>Dear {context.to},</Para>
      <Para>
        The meeting of <strong>{seat.taster.name}</strong> that you signed up for is near.
      </Para>
      <Facts seat={seat} />
      <Para>{wayIn(seat)}</Para>
      <Button href={pageOf(context)}>To my page</Button>
    </Email>
  ),
})

export const tasterMovedEmail = defineEmail<OwnSeat>({
  name: 'taster-moved',
  load: seatIn('seated', 'waiting'),
  subject: ({ taster }) => `Another time: the meeting of ${taster.name}`,
  body: (seat, context) => (
    <Email society={context.society} title="The meeting has moved" replyHref={pageOf(context)}>
      <Para>Dear {context.to},</Para>
      <Para>
        The meeting of <strong>{seat.taster.name}</strong> that you signed up for is at another time. You{' '}
        {seat.guest.seatedAt ? 'keep your seat' : 'keep your place among those who wait'}; if it does not suit
        you any more, please say so on your page.
      </Para>
      <Facts seat={seat} />
      <Button href={pageOf(context)}>To my page</Button>
    </Email>
  ),
  calendar: (seat, context) => (seat.guest.seatedAt ? tasterInvitation(seat, context) : null),
})

export const tasterCancelledEmail = defineEmail<OwnSeat>({
  name: 'taster-cancelled',
  load: seatIn('called-off'),
  subject: ({ taster }) => `Called off: the meeting of ${taster.name}`,
  body: (seat, context) => (
    <Email society={context.society} title="The meeting does not take place" replyHref={pageOf(context)}>
      <Para>Dear {context.to},</Para>
      <Para>
        We are sorry: the meeting of <strong>{seat.taster.name}</strong> on {whenInWords(seat.taster)} does
        not take place. You need do nothing.
      </Para>
      <Button href={context.link('/tasters')}>Other meetings to try</Button>
    </Email>
  ),
  calendar: (seat, context) => tasterInvitation(seat, context),
})

export const tasterAttendedEmail = defineEmail<OwnSeat>({
  name: 'taster-attended',
  load: seatIn('came'),
  subject: ({ taster }) => `Would you like to come again? ${taster.name}`,
  body: (seat, context) => (
    <Email society={context.society} title="Would you like to come again?" replyHref={pageOf(context)}>
      <Para>Dear {context.to},</Para>
      <Para>
        Thank you for coming to <strong>{seat.taster.name}</strong>. If you would like to go on, one click
        applies: your page has everything filled in.
      </Para>
      <Button href={pageOf(context)}>To my page</Button>
      <Small>
        If not, you need do nothing. Your name and address are deleted {WEEKS_KEPT} weeks after the meeting.
      </Small>
    </Email>
  ),
})

interface Applied {
  groupName: string
}

/** Their application's own page: from now on it is what opens it. */
export const tasterAppliedEmail = defineEmail<Applied>({
  name: 'taster-applied',
  load: async (db) => (await ownApplication(db)) ?? null,
  subject: ({ groupName }) => `Your application to ${groupName}`,
  body: ({ groupName }, context) => (
    <Email
      society={context.society}
      title={`Your application to ${groupName}`}
      replyHref={context.link(`/applications/${context.token}`)}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        The leaders of <strong>{groupName}</strong> have your application; nobody else reads it. On your own
        page you see how it stands, and can add what they still want to know: where you work, and what they
        ask everybody.
      </Para>
      <Button href={context.link(`/applications/${context.token}`)}>To my application</Button>
      <Small>This email is the key to your page: please do not pass it on.</Small>
    </Email>
  ),
})

import type { Db, HolderDb } from '../../../platform/database/database.ts'
import { defineEmail, type MailContext } from '../../../platform/mail/define-email.ts'
import { listed } from '../../../shared/listed.ts'
import { whenInWords, type Zones } from '../../../shared/two-zones.ts'
import { Button, Email, FactList, Para, Small } from '../../../ui/email/email.tsx'
import { wayInWords } from '../../enquiries/rules/way-words.ts'
import { talkInvitation } from '../../meetings/calendar/talk-invitation.ts'
import { readersChoice } from '../../meetings/queries/calendar-words.ts'
import type { CalendarChoice } from '../../meetings/rules/calendar-words.ts'
import { type BookingToldOf, bookingById } from '../queries/interview-bookings.ts'
import { type OwnApplication, ownApplication } from '../queries/own-application.ts'
import { mayStillTalk } from '../rules/application-state.ts'

// About an interview, to its applicant and to those of the leaders who talk. The way in stands on the page, and in none
// of these.

const isHolder = (db: Db): db is HolderDb => 'holding' in db

interface Told extends BookingToldOf {
  choice: CalendarChoice
  zones: Zones
  /** Whom the reader talks with. */
  with: string
  /** The other side did it. */
  byOther: boolean
  toApplicant: boolean
  /** The page where one goes on, from the root. */
  path: string
}

/** As whichever side it is written to. */
async function load(db: Db, bookingId: string, { token }: MailContext): Promise<Told | null> {
  const booking = await bookingById(db, bookingId)
  if (!booking) return null
  const toApplicant = isHolder(db)
  const { groupZone, applicantZone } = booking
  return {
    ...booking,
    choice: await readersChoice(db),
    toApplicant,
    zones: toApplicant ? { own: applicantZone, other: groupZone } : { own: groupZone, other: applicantZone },
    with: toApplicant ? listed(booking.leaders.map(({ name }) => name)) : booking.applicant,
    byOther: booking.byApplicant !== toApplicant,
    path: toApplicant
      ? `/applications/${token}`
      : `/groups/${booking.groupId}/applicants/${booking.applicationId}`,
  }
}

const invitation = (told: Told, context: MailContext) =>
  talkInvitation(
    { ...told, timeZone: told.zones.own },
    {
      what: 'Interview for a Balint group',
      neutral: 'Talk',
      groupName: told.groupName,
      description: told.toApplicant
        ? 'The way in stands on the page of your application.'
        : 'Everything else stands on the page of the application.',
      location: wayInWords[told.way],
    },
    context,
  )

const facts = (told: Told) => (
  <FactList
    facts={[
      ['When', whenInWords(told, told.zones)],
      ...(told.before && told.isStanding
        ? [['Not any more', whenInWords(told.before, told.zones)] as const]
        : []),
      ['How', wayInWords[told.way]],
    ]}
  />
)

/** The applicant may choose a time now; about the application. */
export const interviewOfferedEmail = defineEmail<OwnApplication>({
  name: 'interview-offered',
  load: async (db) => {
    const own = await ownApplication(db)
    return own && mayStillTalk(own.state) ? own : null
  },
  subject: ({ groupName }) => `${groupName}: choose a time to talk`,
  body: ({ groupName }, context) => (
    <Email
      society={context.society}
      title={`${groupName}: choose a time to talk`}
      replyHref={context.link(`/applications/${context.token}#letters`)}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        The leaders of <strong>{groupName}</strong> have read your application and would like to talk with
        you: about what you expect, whether you can come regularly, and about anything you would like to ask
        them. Nothing to prepare; it is a talk, not an examination.
      </Para>
      <Para>On your page you see when they could, and choose one of their times.</Para>
      <Button href={context.link(`/applications/${context.token}#interview`)}>Choose a time</Button>
      <Small>None of them suits you? Write to the leaders there, and they look for another.</Small>
    </Email>
  ),
})

const bookedTitle = (told: Told) => `Your talk with ${told.with} is booked`
const movedTitle = (told: Told) => `Your talk with ${told.with} has moved`

const standing = async (db: Db, id: string, context: MailContext) => {
  const told = await load(db, id, context)
  return told?.isStanding ? told : null
}

const arranged = (
  name: 'interview-booked' | 'interview-moved',
  title: (told: Told) => string,
  opening: (told: Told) => string,
) =>
  defineEmail<Told>({
    name,
    load: standing,
    subject: title,
    body: (told, { society, to, link }) => (
      <Email society={society} title={title(told)} replyHref={link(`${told.path}#letters`)}>
        <Para>Dear {to},</Para>
        <Para>{opening(told)}</Para>
        {facts(told)}
        <Para>{wayInSentence(told)}</Para>
        <Button href={link(`${told.path}#interview`)}>See, move or cancel it</Button>
        <Small>
          The entry for your calendar comes with this email. Should the talk be moved or called off, a further
          one changes it.{isRemindedOf(told) && ' We write to you once more the day before.'}
        </Small>
      </Email>
    ),
    calendar: invitation,
  })

/** As the database reminds (interviews_to_remind_of): not of what was booked within the last day before. */
const isRemindedOf = ({ startsAt, changedAt }: Told): boolean => startsAt.since(changedAt).total('hours') > 24

function wayInSentence({ way, toApplicant }: Told): string {
  if (!toApplicant) return 'What to talk about stands in your group’s guide to interviews.'
  return way === 'video'
    ? 'The link is on your page, and opens there shortly before.'
    : 'How you reach each other stands on your page.'
}

export const interviewBookedEmail = arranged('interview-booked', bookedTitle, (told) =>
  told.byOther
    ? `${told.toApplicant ? 'The leaders have' : `${told.applicant} has`} booked a time to talk about ${told.groupName}.`
    : `You have booked a time to talk about ${told.groupName}.`,
)

export const interviewMovedEmail = arranged('interview-moved', movedTitle, (told) =>
  told.byOther
    ? `${told.toApplicant ? 'The leaders have' : `${told.applicant} has`} moved your talk about ${told.groupName} to another time.`
    : `You have moved your talk about ${told.groupName} to another time.`,
)

export const interviewCancelledEmail = defineEmail<Told>({
  name: 'interview-cancelled',
  load: async (...about) => {
    const told = await load(...about)
    return told?.isCancelled ? told : null
  },
  subject: (told) => `Your talk with ${told.with} is cancelled`,
  body: (told, { society, to, link }) => (
    <Email
      society={society}
      title={`Your talk with ${told.with} is cancelled`}
      replyHref={link(`${told.path}#letters`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {told.byOther
          ? `${told.toApplicant ? 'The leaders have' : `${told.applicant} has`} cancelled your talk about ${told.groupName}:`
          : `You have cancelled your talk about ${told.groupName}:`}
      </Para>
      <FactList facts={[['Not any more', whenInWords(told, told.zones)]]} />
      <Para>
        It is taken out of your calendar with this email.{' '}
        {told.toApplicant
          ? 'Your page shows how your application stands, and the times that are free.'
          : 'The hour is free again.'}
      </Para>
      <Button href={link(`${told.path}#interview`)}>
        {told.toApplicant ? 'To my page' : 'To the application'}
      </Button>
    </Email>
  ),
  calendar: (told, context) => invitation({ ...told, sequence: told.sequence + 1 }, context),
})

/** Of two leaders one is enough, and it is the other now. */
export const interviewPassedOnEmail = defineEmail<Told>({
  name: 'interview-passed-on',
  load,
  subject: ({ applicant }) => `You need not talk with ${applicant}`,
  body: (told, { society, to, link }) => (
    <Email
      society={society}
      title={`You need not talk with ${told.applicant}`}
      replyHref={link(`${told.path}#interview`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        The talk with {told.applicant} has moved, and {listed(told.leaders.map(({ name }) => name))} talks
        with them. It is taken out of your calendar with this email; your hour is free again.
      </Para>
    </Email>
  ),
  calendar: (told, context) => invitation({ ...told, isCancelled: true }, context),
})

export const interviewReminderEmail = defineEmail<Told>({
  name: 'interview-reminder',
  load: standing,
  subject: (told) => `Soon: your talk with ${told.with}`,
  body: (told, { society, to, link }) => (
    <Email society={society} title={`Your talk with ${told.with}`} replyHref={link(`${told.path}#letters`)}>
      <Para>Dear {to},</Para>
      <Para>Within a day you talk about {told.groupName}:</Para>
      {facts(told)}
      <Para>{wayInSentence(told)}</Para>
      <Button href={link(`${told.path}#interview`)}>
        {told.toApplicant ? 'To my page' : 'To the application'}
      </Button>
    </Email>
  ),
})

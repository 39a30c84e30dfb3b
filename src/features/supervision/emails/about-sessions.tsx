import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { defineEmail, type MailContext } from '../../../platform/mail/define-email.ts'
import { listed } from '../../../shared/listed.ts'
import { timeForReader } from '../../../shared/two-zones.ts'
import { Button, Email, FactList, Para, Small } from '../../../ui/email/email.tsx'
import { talkInvitation } from '../../meetings/calendar/talk-invitation.ts'
import { readersChoice } from '../../meetings/queries/calendar-words.ts'
import { ownTimeZone } from '../../meetings/queries/own-time-zone.ts'
import type { CalendarChoice } from '../../meetings/rules/calendar-words.ts'
import { societySettings } from '../../society/queries.ts'
import { type Session, sessionById, sessionsAhead, sessionsCalledOff } from '../queries/sessions.ts'
import { supervisionById } from '../queries/supervisions.ts'

// About one session, to its people alone; the way in stands in none of them.

interface Told {
  session: Session
  /** Whom the reader meets: names of a supervision, the name of a peer group. */
  with: string
  loggedBy: string | null
  timeZone: string
  /** The reader's own clocks, where they are known. */
  ownZone: string | null
  choice: CalendarChoice
  path: string
}

async function load(db: Db, sessionId: string): Promise<Told | null> {
  const session = await sessionById(db, sessionId)
  return session ? tellOf(db, session) : null
}

async function tellOf(db: Db, session: Session): Promise<Told | null> {
  const { rows } = await sql<{ me: string }>`select viewer_id() as me`.execute(db)
  const supervision = session.supervisionId ? await supervisionById(db, session.supervisionId) : null
  const others = supervision
    ? [supervision.supervisor, ...supervision.supervisees].filter(({ id }) => id !== rows[0]?.me)
    : []
  return {
    session,
    with: supervision ? listed(others.map(({ name }) => name)) : (session.peers ?? 'your peers'),
    loggedBy: session.loggedByName,
    timeZone: (await societySettings(db)).timeZone,
    ownZone: await ownTimeZone(db),
    choice: await readersChoice(db),
    path: `/supervision/sessions/${session.id}`,
  }
}

const when = ({ session, timeZone, ownZone }: Told) => timeForReader(session, timeZone, ownZone)
const how = ({ session }: Told) => (session.mode === 'online' ? 'Online' : 'Face to face')

const facts = (told: Told) => (
  <FactList
    facts={[
      ['When', when(told)],
      ['How', how(told)],
      ...(told.session.host ? [['Host', told.session.host.name] as const] : []),
    ]}
  />
)

const invitation = (told: Told, context: MailContext) =>
  talkInvitation(
    {
      talkId: told.session.id,
      startsAt: told.session.startsAt,
      endsAt: told.session.endsAt,
      timeZone: told.timeZone,
      sequence: told.session.sequence,
      changedAt: told.session.changedAt,
      isCancelled: told.session.state === 'cancelled',
      choice: told.choice,
    },
    {
      what: 'Supervision',
      neutral: 'Meeting',
      description: 'Everything else stands on the page of the session.',
      location: how(told),
    },
    context,
  )

const dated = (
  name: string,
  isSo: (session: Session) => boolean,
  subject: (told: Told) => string,
  words: (told: Told) => string,
  button: string,
) =>
  defineEmail<Told>({
    name,
    load: async (db, id) => {
      const told = await load(db, id)
      return told && isSo(told.session) ? told : null
    },
    subject,
    body: (told, { society, to, link }) => (
      <Email society={society} title={subject(told)} replyHref={link(told.path)}>
        <Para>Dear {to},</Para>
        <Para>{words(told)}</Para>
        {facts(told)}
        <Button href={link(told.path)}>{button}</Button>
        <Small>
          The entry for your calendar comes with this email, in the words you chose for calendars.
        </Small>
      </Email>
    ),
    calendar: invitation,
  })

const isAhead = ({ state }: Session) => state === 'planned'

export const sessionPlannedEmail = dated(
  'supervision-session-planned',
  isAhead,
  (told) => `Supervision with ${told.with}: a date`,
  () => 'A session is planned:',
  'See, move or cancel it',
)
export const sessionMovedEmail = dated(
  'supervision-session-moved',
  isAhead,
  (told) => `Supervision with ${told.with}: another date`,
  () => 'A session has moved. It is now:',
  'See, move or cancel it',
)
export const sessionCancelledEmail = dated(
  'supervision-session-cancelled',
  ({ state }) => state === 'cancelled',
  (told) => `Supervision with ${told.with}: a session is cancelled`,
  () => 'This session does not take place; it is taken out of your calendar:',
  'See the session',
)

const noted = (
  name: string,
  isSo: (session: Session) => boolean,
  subject: (told: Told) => string,
  words: (told: Told) => string,
  button: string,
) =>
  defineEmail<Told>({
    name,
    load: async (db, id) => {
      const told = await load(db, id)
      return told && isSo(told.session) ? told : null
    },
    subject,
    body: (told, { society, to, link }) => (
      <Email society={society} title={subject(told)} replyHref={link(told.path)}>
        <Para>Dear {to},</Para>
        <Para>{words(told)}</Para>
        {facts(told)}
        <Button href={link(told.path)}>{button}</Button>
      </Email>
    ),
  })

export const sessionReminderEmail = noted(
  'supervision-reminder',
  isAhead,
  (told) => `Tomorrow: supervision with ${told.with}`,
  () => 'A reminder of your session:',
  'See the session',
)
export const sessionToLogEmail = noted(
  'supervision-session-to-log',
  ({ state }) => state === 'to-log',
  (told) => `Did your session with ${told.with} take place?`,
  () =>
    'Its hour is over, and nobody has logged it yet. One of you logs date, length and who was there, another confirms it; nothing of what was said.',
  'Log it, or say that it did not take place',
)
export const sessionLoggedEmail = noted(
  'supervision-session-logged',
  ({ state }) => state === 'logged',
  (told) => `${told.loggedBy ?? 'Somebody'} has logged a session of supervision`,
  (told) =>
    told.session.confirms
      ? 'Please say whether it was so. It counts once you have confirmed it.'
      : 'One of those who were there confirms it; then it counts.',
  'See what was logged',
)
export const sessionDisputedEmail = noted(
  'supervision-session-disputed',
  ({ state }) => state === 'disputed',
  (told) => `A session with ${told.with} needs another look`,
  () => 'Somebody says that it was not as it was logged. Log it anew as it was, or withdraw it.',
  'Put it right',
)

interface Dates {
  name: string
  path: string
  dates: readonly Told[]
}

async function datesOf(db: Db, peerGroupId: string, sessions: readonly Session[]): Promise<Dates | null> {
  const [soonest] = sessions
  const first = soonest && (await tellOf(db, soonest))
  if (!first) return null
  return {
    name: first.with,
    path: `/peers/${peerGroupId}`,
    dates: sessions.map((session) => ({ ...first, session, path: `/supervision/sessions/${session.id}` })),
  }
}

/** All dates that lie ahead of a peer group, each with a file of its own for calendars. */
export const peerDatesMadeEmail = defineEmail<Dates>({
  name: 'peer-dates-made',
  load: async (db, peerGroupId) => datesOf(db, peerGroupId, await sessionsAhead(db, { peerGroupId })),
  subject: ({ name }) => `${name}: the next dates`,
  body: ({ name, path, dates }, { society, to, link }) => (
    <Email society={society} title={`${name}: the next dates`} replyHref={link(path)}>
      <Para>Dear {to},</Para>
      <Para>The dates ahead of your peer group, with who hosts each:</Para>
      <FactList facts={dates.map((told) => [when(told), told.session.host?.name ?? 'nobody yet'] as const)} />
      <Button href={link(path)}>See them, or change one</Button>
      <Small>An entry for your calendar comes for each.</Small>
    </Email>
  ),
  calendar: ({ dates }, context) => dates.map((told) => invitation(told, context)),
})

interface PeersEnded {
  name: string
  dates: readonly Told[]
}

/** The peers meet no more: what was ahead of them is taken out of everybody's calendar. */
export const peerGroupEndedEmail = defineEmail<PeersEnded>({
  name: 'peer-group-ended',
  load: async (db, peerGroupId) => {
    const group = await db
      .selectFrom('peer_group')
      .select('name')
      .where('id', '=', peerGroupId)
      .where('ended_at', 'is not', null)
      .executeTakeFirst()
    if (!group) return null
    const told = await datesOf(db, peerGroupId, await sessionsCalledOff(db, peerGroupId))
    return { name: group.name, dates: told?.dates ?? [] }
  },
  subject: ({ name }) => `${name} meets no more`,
  body: ({ name, dates }, { society, to, link }) => (
    <Email society={society} title={`${name} meets no more`} replyHref={link('/supervision')}>
      <Para>Dear {to},</Para>
      <Para>
        Your peer supervision group has ended.
        {dates.length > 0 && ' The dates that were ahead are called off, and taken out of your calendar.'}{' '}
        What you have confirmed together stays yours; a session that nobody has logged yet can still be
        logged.
      </Para>
      <Button href={link('/supervision')}>Your supervision</Button>
    </Email>
  ),
  calendar: ({ dates }, context) => dates.map((told) => invitation(told, context)),
})

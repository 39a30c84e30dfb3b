import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { MailContext } from '../../../platform/mail/define-email.ts'
import { listed } from '../../../shared/listed.ts'
import { timeForReader } from '../../../shared/two-zones.ts'
import { FactList } from '../../../ui/email/email.tsx'
import { talkInvitation } from '../../meetings/calendar/talk-invitation.ts'
import { readersChoice } from '../../meetings/queries/calendar-words.ts'
import { ownTimeZone } from '../../meetings/queries/own-time-zone.ts'
import type { CalendarChoice } from '../../meetings/rules/calendar-words.ts'
import { societySettings } from '../../society/queries.ts'
import { type Session, sessionById } from '../queries/sessions.ts'
import { supervisionById } from '../queries/supervisions.ts'

/** One session as its reader is told of it; the way in stands in none of these emails. */
export interface Told {
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

export async function loadTold(db: Db, sessionId: string): Promise<Told | null> {
  const session = await sessionById(db, sessionId)
  return session ? tellOf(db, session) : null
}

export async function tellOf(db: Db, session: Session): Promise<Told | null> {
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

export const whenTold = ({ session, timeZone, ownZone }: Told) => timeForReader(session, timeZone, ownZone)
const how = ({ session }: Told) => (session.mode === 'online' ? 'Online' : 'Face to face')

export const sessionFacts = (told: Told) => (
  <FactList
    facts={[
      ['When', whenTold(told)],
      ['How', how(told)],
      ['Length', `${told.session.lengthMinutes} minutes`],
      ...(told.session.host ? [['Host', told.session.host.name] as const] : []),
      ...(told.session.there.length > 0
        ? [['Who was there', listed(told.session.there.map(({ name }) => name))] as const]
        : []),
    ]}
  />
)

export const invitation = (told: Told, context: MailContext) =>
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

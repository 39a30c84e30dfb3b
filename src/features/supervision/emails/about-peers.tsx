import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, FactList, Para, Small } from '../../../ui/email/email.tsx'
import { type Session, sessionsAhead, sessionsCalledOff } from '../queries/sessions.ts'
import { invitation, type Told, tellOf, whenTold } from './session-told.tsx'

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
      <FactList
        facts={dates.map((told) => [whenTold(told), told.session.host?.name ?? 'nobody yet'] as const)}
      />
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
      // To those who sat there to its end; the register's readers know its name, too, and are told nothing.
      .where('id', 'in', sql<string>`(select dated_peer_group_ids())`)
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

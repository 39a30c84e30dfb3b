import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { counted } from '../../../shared/words.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { type OwnPeerGroup, ownPeerGroups } from '../../register/queries/entries.ts'
import { OwnSupervisionPage, type ShownArrangement } from '../pages/own-supervision-page.tsx'
import { confirmedSupervision, lastAndNext, ledSinceSupervision } from '../queries/confirmed.ts'
import { groupsCountingOn, peersAsking } from '../queries/peers.ts'
import { type Session, sessionsNext, sessionsWaiting } from '../queries/sessions.ts'
import { societyClock } from '../queries/society-clock.ts'
import { supervisedBy, supervisedIn } from '../queries/supervisions.ts'
import { MEETINGS_WITHOUT } from '../rules/due.ts'
import {
  hoursInWords,
  othersInEach,
  regularWords,
  shownSession,
  shownSupervision,
  viewerId,
} from './shown.ts'

export const ownSupervisionRoutes = new Hono<WebEnv>()

ownSupervisionRoutes.get('/supervision', requireSignIn, (c) => show(c, ownPage))

const kinds = {
  individual: 'With a supervisor, alone',
  pair: 'With a supervisor, as a pair',
  peers: 'Among peers, with a supervisor',
  peer: 'Among peers',
} as const

async function ownPage(db: ViewerDb) {
  const me = viewerId(db)
  const clock = await societyClock(db)
  const mine = await supervisedIn(db)
  const supervised = await supervisedBy(db)
  const around = await lastAndNext(db)
  const { lastAt, meetings } = await ledSinceSupervision(db)
  const year = { from: clock.today.subtract({ years: 1 }).add({ days: 1 }), to: clock.today }
  // Whoever supervises, too, finds here what waits for them; the rest is on their desk.
  const asked = supervised.filter(
    ({ proposal, endedAt }) => proposal && !endedAt && !proposal.agreedBy.includes(me),
  )
  const peers = await ownPeerGroups(db)
  const waiting = [...(await sessionsWaiting(db, 'supervised')), ...(await sessionsWaiting(db, 'supervisor'))]
  const withWhom = othersInEach([...mine, ...supervised], me)
  const shown = (session: Session) => shownSession(session, clock, me, withWhom)
  return (
    <OwnSupervisionPage
      arrangements={[
        ...[...asked, ...mine].map((one) => shownSupervision(one, me, clock, around.get(one.id), meetings)),
        ...peers.map(peerCard),
      ]}
      asking={(await peersAsking(db, null)).map(({ requestId, peerGroupId, name, own }) => ({
        requestId,
        title: `${name} asks for a place in ${peers.find(({ id }) => id === peerGroupId)?.name ?? 'your peer group'}`,
        href: `/peers/${peerGroupId}`,
        words: own ? 'You have agreed.' : 'Nobody joins without the yes of each of you.',
      }))}
      since={sinceWords(lastAt && dateIn(lastAt, clock.timeZone), meetings)}
      isDue={meetings >= MEETINGS_WITHOUT}
      waiting={waiting.map(shown)}
      ahead={(await sessionsNext(db, 'supervised')).map(shown)}
      hours={(await confirmedSupervision(db, year)).map(({ kind, sessions: held, minutes }) => ({
        kind: kinds[kind],
        words: `${counted(held, 'session')}, ${hoursInWords(minutes)}`,
      }))}
      groups={await groupsCountingOn(db, {})}
      supervises={supervised.length > 0}
    />
  )
}

/** 'You have led 3 meetings since your last supervision, on 4 May 2026.' */
export function sinceWords(lastOn: Temporal.PlainDate | null, meetings: number): string {
  if (lastOn)
    return `You have led ${counted(meetings, 'meeting')} since your last supervision, on ${formatDateOnly(lastOn)}.`
  return meetings === 0
    ? 'No session of supervision is confirmed here yet.'
    : `You have led ${counted(meetings, 'meeting')} within a year, and no session of supervision is confirmed here yet.`
}

const peerCard = (group: OwnPeerGroup): ShownArrangement => ({
  id: group.id,
  href: `/peers/${group.id}`,
  title: group.name,
  meta: regularWords(group.everyWeeks, group.mode),
  state: 'in-place',
  words: `A peer supervision group of ${counted(group.members.length, 'leader')}.`,
})

import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { type OwnPeerGroup, ownPeerGroups } from '../../register/queries/entries.ts'
import { OwnSupervisionPage, type ShownArrangement } from '../pages/own-supervision-page.tsx'
import { confirmedSupervision, lastSessions, ledSinceSupervision } from '../queries/confirmed.ts'
import { groupsCountingOn } from '../queries/peers.ts'
import { openSessions } from '../queries/sessions.ts'
import { societyClock } from '../queries/society-clock.ts'
import { ownSupervisions } from '../queries/supervisions.ts'
import { MEETINGS_WITHOUT } from '../rules/due.ts'
import {
  aheadOf,
  counted,
  hoursInWords,
  isWaiting,
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
  peer: 'Among peers',
} as const

async function ownPage(db: ViewerDb) {
  const me = viewerId(db)
  const clock = await societyClock(db)
  const supervisions = await ownSupervisions(db)
  const last = new Map((await lastSessions(db)).map(({ supervisionId, lastAt }) => [supervisionId, lastAt]))
  const { lastAt, meetings } = await ledSinceSupervision(db)
  const sessions = await openSessions(db)
  const year = { from: clock.today.subtract({ years: 1 }).add({ days: 1 }), to: clock.today }
  const mine = supervisions.filter(({ supervisees }) => supervisees.some(({ id }) => id === me))
  // Whoever supervises, too, finds here what waits for them; the rest is on their desk.
  const asked = supervisions.filter(
    (one) => !mine.includes(one) && one.proposal && !one.endedAt && !one.proposal.agreedBy.includes(me),
  )
  const ownIds = new Set(mine.map(({ id }) => id))
  const peers = await ownPeerGroups(db)
  const concerned = sessions.filter(
    ({ supervisionId }) => supervisionId === null || ownIds.has(supervisionId),
  )
  const shown = (one: (typeof sessions)[number]) => shownSession(one, clock.timeZone, me)
  return (
    <OwnSupervisionPage
      arrangements={[
        ...[...asked, ...mine].map((one) =>
          shownSupervision(one, me, clock, last.get(one.id) ?? null, meetings, sessions),
        ),
        ...peers.map(peerCard),
      ]}
      since={sinceWords(lastAt && dateIn(lastAt, clock.timeZone), meetings)}
      isDue={meetings >= MEETINGS_WITHOUT}
      waiting={sessions.filter(isWaiting).map(shown)}
      ahead={aheadOf(concerned).map(shown)}
      hours={(await confirmedSupervision(db, year)).map(({ kind, sessions: held, minutes }) => ({
        kind: kinds[kind],
        words: `${counted(held, 'session')}, ${hoursInWords(minutes)}`,
      }))}
      groups={await groupsCountingOn(db, {})}
      supervises={supervisions.length > mine.length}
    />
  )
}

/** 'You have led 3 meetings since your last supervision, on 4 May 2026.' */
export function sinceWords(lastOn: Temporal.PlainDate | null, meetings: number): string {
  if (lastOn)
    return `You have led ${counted(meetings, 'meeting')} since your last supervision, on ${formatDateOnly(lastOn)}.`
  return meetings === 0
    ? 'No session is confirmed here yet.'
    : `You have led ${counted(meetings, 'meeting')} within a year, and no session of supervision is confirmed here yet.`
}

const peerCard = (group: OwnPeerGroup): ShownArrangement => ({
  id: group.id,
  href: `/peers/${group.id}`,
  title: group.name,
  meta: regularWords(group.everyWeeks, group.mode),
  state: 'in-place',
  words: `A peer supervision group of ${group.members.length}.`,
})

import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, idIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { apologiesFor } from '../../attendance/queries/coming.ts'
import { comingInWords } from '../../attendance/rules/coming-in-words.ts'
import { circleNews } from '../../endings/queries/circle-news.ts'
import { newsInWords } from '../../endings/rules/news-in-words.ts'
import { ownPaidUntil, whatToPay } from '../../fees/queries.ts'
import { canSeeCircle } from '../../groups/policy.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groundRules } from '../../groups/queries/group-arrangements.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { recommendedReading } from '../../letters/queries/reading.ts'
import { type CircleMember, circleMembers, ownMembership } from '../../memberships/queries/circle-members.ts'
import { newcomersAskedAbout } from '../../recruitment/queries/newcomers.ts'
import type { Coming } from '../pages/circle-coming.tsx'
import { CirclePage, circleDone } from '../pages/circle-page.tsx'
import { type GroupLeader, groupLeaders } from '../queries/group-leaders.ts'
import { type Meeting, meetingsFrom } from '../queries/meetings.ts'
import { ownTimeZone } from '../queries/own-time-zone.ts'
import { preparatoryLetter } from '../queries/preparatory-letter.ts'
import { wayInto } from '../queries/way-in.ts'

export const circleRoutes = new Hono<WebEnv>()
circleRoutes.use('/groups/:id/circle', requireSignIn)
circleRoutes.get('/groups/:id/circle', (c) => show(c, (db) => circlePage(c, db)))

async function circlePage(c: Web, db: ViewerDb) {
  const group = await groupFor(db, idIn(c), canSeeCircle)
  const meetings = await meetingsFrom(db, group.id, db.now.subtract({ minutes: 30 }))
  const next = meetings.find((meeting) => !meeting.cancelledAt) ?? null
  const paidUntil = group.standing === 'member' ? await ownPaidUntil(db, group.id) : null
  const [rules] = await groundRules(db, group.id)
  const own = group.standing === 'member' ? await ownMembership(db, group.id) : null
  const members = await circleMembers(db, group.id)
  const leaders = await groupLeaders(db, group.id)
  const news = await circleNews(db, group.id)
  return (
    <CirclePage
      framing={await framingOf(db, group)}
      group={group}
      meetings={meetings.map((meeting) => ({ ...meeting, cancelled: meeting.cancelledAt !== null }))}
      next={next}
      ownZone={await ownTimeZone(db)}
      coming={await comingMeetings(db, group, { meetings, members, leaders })}
      wayIn={await wayInto(db, group, next)}
      leaders={leaders}
      rolesNext={group.standing === 'member' && next ? rolesInWords(next, leaders) : null}
      groundRules={rules ? { body: rules.body, version: rules.version } : null}
      rulesToAgree={own !== null && rules !== undefined && rules.id !== own.agreedGroundRulesId}
      members={members.map((member) => ({
        ...member,
        isViewer: member.personId === db.viewer.personId,
        dates: group.standing === 'leader' ? datesInWords(member, group.timeZone, db.now) : null,
      }))}
      lastMeeting={
        own?.lastStartsAt
          ? { on: dateIn(own.lastStartsAt, group.timeZone), isCancelled: own.lastIsCancelled }
          : null
      }
      newcomers={own ? await newcomersAskedAbout(db, group.id) : []}
      done={doneIn(c, circleDone, 'saved')}
      news={newsInWords(news, group.id, group.timeZone)}
      isEnding={news.endsAt !== null}
      letter={await preparatoryLetter(db, group.id)}
      reading={(await recommendedReading(db, group.id)).items}
      fee={await whatToPay(db, group)}
      paidUntil={paidUntil && formatDateOnly(paidUntil)}
      welcome={group.standing === 'member' && c.req.query('welcome') !== undefined ? viewerName(c) : null}
    />
  )
}

/** 'Ailsa moderates the next meeting, Tom watches the process.' */
function rolesInWords(
  { moderatorId, processLeaderId }: Meeting,
  leaders: readonly GroupLeader[],
): string | null {
  const nameOf = (id: string | null) => leaders.find(({ personId }) => personId === id)?.name ?? null
  const [moderator, process] = [nameOf(moderatorId), nameOf(processLeaderId)]
  if (!moderator || leaders.length < 2) return null
  return process
    ? `${moderator} moderates the next meeting, ${process} watches the process.`
    : `${moderator} leads the next meeting alone.`
}

/** As many as one plans ahead. */
const COMING = 4

/** The next meetings that are the viewer's own, with who will be missing. */
async function comingMeetings(
  db: ViewerDb,
  group: Group,
  {
    meetings,
    ...people
  }: {
    meetings: readonly Meeting[]
    members: readonly CircleMember[]
    leaders: readonly { personId: string; name: string }[]
  },
): Promise<Coming[]> {
  const coming = meetings
    .filter(({ cancelledAt, endsAt }) => !cancelledAt && Temporal.Instant.compare(endsAt, db.now) > 0)
    .slice(0, COMING)
  const apologies = await apologiesFor(
    db,
    coming.map(({ id }) => id),
  )
  return coming.map((meeting) =>
    comingInWords(meeting, { ...people, apologies, group, viewerId: db.viewer.personId, now: db.now }),
  )
}

/** Only where they differ from the group's. */
function datesInWords(
  { firstStartsAt, lastStartsAt, lastIsCancelled }: CircleMember,
  timeZone: string,
  now: Temporal.Instant,
): string | null {
  const day = (moment: Temporal.Instant) => formatDateOnly(dateIn(moment, timeZone))
  const isAhead = firstStartsAt && Temporal.Instant.compare(firstStartsAt, now) > 0
  const words = [
    isAhead && `from ${day(firstStartsAt)}`,
    lastStartsAt && `until ${day(lastStartsAt)}${lastIsCancelled ? ' (cancelled)' : ''}`,
  ]
  return words.filter(Boolean).join(', ') || null
}

const viewerName = (c: Web): string => firstName(c.var.viewer.name ?? '')

import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, momentIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { ownApologies } from '../../attendance/queries/coming.ts'
import { canSeeCircle } from '../../groups/policy.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { metHow } from '../../groups/queries/meeting-place.ts'
import { placeApart } from '../../groups/rules/place-in-words.ts'
import type { DateLine } from '../pages/dates-table.tsx'
import { GroupDatesPage, PastPage } from '../pages/group-dates-page.tsx'
import { OwnDatesPage } from '../pages/own-dates-page.tsx'
import { newestChanges } from '../queries/changes.ts'
import { pausesFrom } from '../queries/days-off.ts'
import { meetingsFrom } from '../queries/meetings.ts'
import { type OwnDate, ownDates } from '../queries/own-dates.ts'
import { ownTimeZone } from '../queries/own-time-zone.ts'
import { type PastMeeting, pastMeetings } from '../queries/past-meetings.ts'
import { shownChange } from './shown-change.ts'

export const datesRoutes = new Hono<WebEnv>()

datesRoutes.get('/dates', requireSignIn, (c) => show(c, (db) => ownDatesPage(db)))
datesRoutes.get('/groups/:id/dates', requireSignIn, (c) => show(c, (db) => groupDatesPage(c, db)))
datesRoutes.get('/groups/:id/meetings/past', requireSignIn, (c) => show(c, (db) => pastPage(c, db)))

const datesOnAPage = 60
const pastOnAPage = 20

async function ownDatesPage(db: ViewerDb) {
  const dates = await ownDates(db, datesOnAPage + 1)
  const sent = await ownApologies(
    db,
    dates.map(({ meetingId }) => meetingId),
  )
  return (
    <OwnDatesPage
      dates={dates.slice(0, datesOnAPage).map((date) => ({
        ...ownLine(date),
        apology: { groupId: date.groupId, sent: sent.has(date.meetingId), from: 'dates' as const },
      }))}
      ownZone={await ownTimeZone(db)}
      areMore={dates.length > datesOnAPage}
    />
  )
}

const ownLine = ({ meetingId, groupId, groupName, ...date }: OwnDate): DateLine => ({
  ...date,
  id: meetingId,
  href: `/groups/${groupId}/meetings/${meetingId}`,
  group: {
    name: groupName,
    href: `/groups/${groupId}/${date.leads ? 'plan' : 'circle'}`,
    how: `${date.mode === 'online' ? 'Online' : 'Face to face'}${date.leads ? '; you lead it' : ''}`,
  },
})

async function groupDatesPage(c: Web, db: ViewerDb) {
  const group = await groupFor(db, idIn(c), canSeeCircle)
  const meetings = await meetingsFrom(db, group.id, db.now)
  const sent = await ownApologies(
    db,
    meetings.map(({ id }) => id),
  )
  const met = await metHow(
    db,
    meetings.map(({ id }) => id),
  )
  return (
    <GroupDatesPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      timeZone={group.timeZone}
      ownZone={await ownTimeZone(db)}
      dates={meetings.map((meeting) => ({
        ...lineOf(group, { ...meeting, cancelled: meeting.cancelledAt !== null }),
        apology: { groupId: group.id, sent: sent.has(meeting.id), from: 'group-dates' as const },
        where: placeApart(group.mode, met.get(meeting.id)),
      }))}
      pauses={await pausesFrom(db, group.id, dateIn(db.now, group.timeZone))}
      changes={(await newestChanges(db, group.id)).map(shownChange)}
    />
  )
}

const lineOf = (
  { id: groupId, timeZone }: Group,
  { id, startsAt, endsAt, cancelled }: PastMeeting,
): DateLine => ({
  id,
  href: `/groups/${groupId}/meetings/${id}`,
  startsAt,
  endsAt,
  cancelled,
  timeZone,
})

async function pastPage(c: Web, db: ViewerDb) {
  const group = await groupFor(db, idIn(c), canSeeCircle)
  const before = momentIn(c)
  const meetings = await pastMeetings(db, group.id, before ?? db.now, pastOnAPage + 1)
  const shown = meetings.slice(0, pastOnAPage)
  const last = shown.at(-1)
  return (
    <PastPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      ownZone={await ownTimeZone(db)}
      dates={shown.map((meeting) => lineOf(group, meeting))}
      isFirstPage={before === null}
      older={
        meetings.length > pastOnAPage && last
          ? `/groups/${group.id}/meetings/past?before=${last.startsAt}`
          : null
      }
    />
  )
}

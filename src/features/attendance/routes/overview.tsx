import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { dayIn, idIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly, formatDay, formatMeetingTime } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { groupLeaders } from '../../meetings/queries/group-leaders.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import { type CircleMember, circleMembers } from '../../memberships/queries/circle-members.ts'
import { isOwnMeeting } from '../../memberships/rules/own-dates.ts'
import { OverviewPage } from '../pages/overview-page.tsx'
import { OwnAttendancePage } from '../pages/own-attendance-page.tsx'
import { RosterPage } from '../pages/roster-page.tsx'
import { canSeeOwnAttendance, canTakeAttendance } from '../policy.ts'
import { attendanceAt, ownAttendance, pastMeetings, recordsOf } from '../queries/attendance.ts'
import { keptInWords, stateWords } from '../rules/attendance.ts'
import { overviewGrid } from '../rules/overview.ts'
import { attendancePath } from '../rules/paths.ts'

export const overviewRoutes = new Hono<WebEnv>()
const path = '/groups/:id{[0-9a-f-]{36}}/attendance'
overviewRoutes.use(path, requireSignIn)
overviewRoutes.use(`${path}/*`, requireSignIn)

/** A term at a glance. */
const MEETINGS_A_PAGE = 12
const DATES_ON_PAPER = 6

overviewRoutes.get(path, (c) => show(c, (db) => attendanceOf(c, db)))
overviewRoutes.get(`${path}/roster`, (c) => show(c, (db) => rosterPage(c, db)))

/** Those who lead see everybody; a member sees their own. */
async function attendanceOf(c: Web, db: ViewerDb) {
  const group = await groupFor(db, idIn(c), canSeeOwnAttendance)
  return canTakeAttendance(group) ? overviewPage(c, db, group) : ownPage(db, group)
}

async function overviewPage(c: Web, db: ViewerDb, group: Group) {
  const before = dayIn(c, 'before')
  const found = await pastMeetings(db, group.id, {
    most: MEETINGS_A_PAGE + 1,
    before: before?.toZonedDateTime(group.timeZone).toInstant(),
  })
  const shown = found.slice(0, MEETINGS_A_PAGE).reverse()
  const ids = shown.map(({ id }) => id)
  const people = await attendanceAt(db, group.id, ids)
  const records = await recordsOf(db, ids)
  const [oldest] = shown
  const here = `/groups/${group.id}/attendance`
  return (
    <OverviewPage
      group={group}
      seats={await groupCircle(db, group.id)}
      grid={overviewGrid(shown, people, records, {
        timeZone: group.timeZone,
        hrefOf: (meetingId) => attendancePath(group.id, meetingId),
      })}
      notTaken={shown
        .filter(
          ({ id, endsAt }) => isOver(endsAt, db.now) && !records.some(({ meetingId }) => meetingId === id),
        )
        .map(({ id, startsAt }) => ({
          href: attendancePath(group.id, id),
          day: formatDay(startsAt, group.timeZone),
        }))}
      cases={records.reduce((sum, { cases }) => sum + cases, 0)}
      earlier={
        found.length > MEETINGS_A_PAGE && oldest
          ? `${here}?before=${dateIn(oldest.startsAt, group.timeZone)}`
          : null
      }
      latest={before ? here : null}
      kept={keptInWords}
    />
  )
}

async function ownPage(db: ViewerDb, group: Group) {
  const own = (await ownAttendance(db, group.id)).reverse().slice(0, 60)
  return (
    <OwnAttendancePage
      group={group}
      seats={await groupCircle(db, group.id)}
      meetings={own.map(({ meetingId, startsAt, endsAt, timeZone, state }) => ({
        id: meetingId,
        when: formatMeetingTime(startsAt, endsAt, timeZone),
        came: state === 'present',
        state: stateWords[state].toLowerCase(),
      }))}
      kept={keptInWords}
    />
  )
}

async function rosterPage(c: Web, db: ViewerDb) {
  const group = await ledGroup(db, idIn(c))
  const members = await circleMembers(db, group.id)
  const coming = (await meetingsFrom(db, group.id, db.now))
    .filter(({ cancelledAt }) => !cancelledAt)
    .slice(0, DATES_ON_PAPER)
  return (
    <RosterPage
      group={group}
      seats={await groupCircle(db, group.id)}
      madeOn={formatDay(db.now, group.timeZone)}
      leaders={await groupLeaders(db, group.id)}
      members={members.map((member) => ({
        ...member,
        dates: ownDates(member, group.timeZone),
        comes: coming.map(({ startsAt }) => isOwnMeeting(member, startsAt)),
      }))}
      meetings={coming.map(({ id, startsAt, endsAt }) => ({
        id,
        on: dateIn(startsAt, group.timeZone),
        when: formatMeetingTime(startsAt, endsAt, group.timeZone),
      }))}
    />
  )
}

function ownDates({ firstStartsAt, lastStartsAt }: CircleMember, timeZone: string): string | null {
  const day = (moment: Temporal.Instant) => formatDateOnly(dateIn(moment, timeZone))
  const words = [firstStartsAt && `from ${day(firstStartsAt)}`, lastStartsAt && `until ${day(lastStartsAt)}`]
  return words.filter(Boolean).join(', ') || null
}

const isOver = (endsAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(endsAt, now) <= 0

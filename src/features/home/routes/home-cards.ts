import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn, formatDay, formatMeetingTime, formatShortDate } from '../../../shared/calendar.ts'
import { regionInSentence } from '../../../shared/region-words.ts'
import { timeElsewhere } from '../../../shared/two-zones.ts'
import { dayInWords, expectedInWords } from '../../attendance/rules/forecast.ts'
import { attendancePath } from '../../attendance/rules/paths.ts'
import { groupById } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFacts } from '../../groups/queries/group-facts.ts'
import { type Invitation, ownInvitations } from '../../groups/queries/invitations.ts'
import type { OwnGroup } from '../../groups/queries/own-groups.ts'
import { planBoard } from '../../groups/rules/board.ts'
import { isNextTermDue } from '../../meetings/rules/next-term.ts'
import { societySettings } from '../../society/queries.ts'
import type { HomeGroup, HomeInvitation } from '../pages/home-page.tsx'

export async function groupCard(
  db: ViewerDb,
  { id, name, standing, ...group }: OwnGroup,
): Promise<HomeGroup> {
  const leads = standing === 'leader'
  const [facts, seats] = await Promise.all([
    leads ? groupById(db, id).then((own) => groupFacts(db, own)) : null,
    groupCircle(db, id),
  ])
  const board = facts && planBoard(id, facts)
  return {
    id,
    name,
    standing,
    isTreasurer: group.isTreasurer,
    href: `/groups/${id}/${leads ? 'plan' : 'circle'}`,
    stage: group.isEnding ? 'ends' : group.openedAt || facts?.meetingsHeld ? 'meets' : 'planning',
    seats,
    nextMeeting: group.nextMeeting && nextInWords(group.nextMeeting, group),
    comes: comesInWords(group, db.now),
    notTaken: group.notTaken && {
      day: formatShortDate(dateIn(group.notTaken.startsAt, group.timeZone)),
      href: attendancePath(id, group.notTaken.id),
    },
    nextStep: board?.next ?? null,
    lastDates:
      facts && facts.meetingsHeld > 0 && isNextTermDue(facts.datesAhead, facts.settings.datesAheadMin, facts)
        ? facts.datesAhead
        : null,
    applicantsWaiting: facts?.applicationsWaiting ?? 0,
  }
}

function nextInWords(
  meeting: NonNullable<OwnGroup['nextMeeting']>,
  { timeZone, ownZone }: Pick<OwnGroup, 'timeZone' | 'ownZone'>,
): string {
  const words = formatMeetingTime(meeting.startsAt, meeting.endsAt, timeZone)
  const there = ownZone === null ? null : timeElsewhere(meeting, timeZone, ownZone)
  return there ? `${words}; for you ${there}` : words
}

function comesInWords(
  { nextMeeting, fewestMembers, timeZone }: Omit<OwnGroup, 'id' | 'name' | 'standing'>,
  now: Temporal.Instant,
): string | null {
  if (!nextMeeting) return null
  if (nextMeeting.expected !== null) {
    const day = dayInWords(nextMeeting.startsAt, timeZone, now)
    return expectedInWords({ expected: nextMeeting.expected, fewest: fewestMembers }, day)
  }
  return nextMeeting.sentApologies ? 'You have sent apologies for it.' : null
}

export async function invitationLines(db: ViewerDb): Promise<HomeInvitation[]> {
  const invitations = await ownInvitations(db)
  if (invitations.length === 0) return []
  const { timeZone } = await societySettings(db)
  return invitations.map((one) => invitationLine(one, timeZone))
}

function invitationLine(
  { id, kind, group, regionName, ...one }: Invitation,
  timeZone: string,
): HomeInvitation {
  const title =
    kind === 'leader' && group
      ? `You are asked to lead ${group.name}`
      : `You are asked to found a group${regionName ? ` in ${regionInSentence(regionName)}` : ''}`
  return { id, title, from: one.invitedBy, until: formatDay(one.expiresAt, timeZone) }
}

import { formatDay } from '../../../shared/calendar.ts'
import { isOwnMeeting, type OwnDates } from '../../memberships/rules/own-dates.ts'
import {
  dayInWords,
  type Forecast,
  forecastInWords,
  forecastOf,
  isWorthSaying,
  leadingInWords,
  missingInWords,
} from './forecast.ts'

interface Facts {
  group: { fewestMembers: number; timeZone: string; standing: string | null }
  members: readonly (OwnDates & { personId: string; name: string })[]
  leaders: readonly { personId: string; name: string }[]
  /** Apologies that stand, for this and other meetings. */
  apologies: readonly { meetingId: string; personId: string }[]
  viewerId: string | null
  now: Temporal.Instant
}

/** Whom a meeting may expect: the members whose own it is and those who lead, without whoever has sent apologies. */
export function forecastAt(
  { id, startsAt }: { id: string; startsAt: Temporal.Instant },
  {
    group,
    members,
    leaders,
    apologies,
  }: Pick<Facts, 'members' | 'leaders' | 'apologies'> & { group: Pick<Facts['group'], 'fewestMembers'> },
): Forecast {
  const away = new Set(apologies.filter(({ meetingId }) => meetingId === id).map(({ personId }) => personId))
  const leaderIds = new Set(leaders.map(({ personId }) => personId))
  return forecastOf(
    [
      ...leaders.map(({ personId, name }) => ({
        name,
        role: 'leader' as const,
        sentApologies: away.has(personId),
      })),
      ...members
        .filter((member) => !leaderIds.has(member.personId) && isOwnMeeting(member, startsAt))
        .map(({ personId, name }) => ({ name, role: 'member' as const, sentApologies: away.has(personId) })),
    ],
    group.fewestMembers,
  )
}

/** What the circle's page says of a coming meeting. */
export function comingInWords(meeting: { id: string; startsAt: Temporal.Instant }, facts: Facts) {
  const { group, now, viewerId } = facts
  const forecast = forecastAt(meeting, facts)
  const day = dayInWords(meeting.startsAt, group.timeZone, now)
  const words = [forecastInWords(forecast, day), leadingInWords(forecast)].filter(Boolean).join(' ')
  return {
    id: meeting.id,
    day: formatDay(meeting.startsAt, group.timeZone),
    missing: missingInWords([...forecast.leadersAway, ...forecast.membersAway], day),
    forecast: group.standing === 'leader' && isWorthSaying(forecast) ? words : null,
    sent: facts.apologies.some(
      ({ meetingId, personId }) => meetingId === meeting.id && personId === viewerId,
    ),
  }
}

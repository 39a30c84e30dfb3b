import { dateIn } from '../../../shared/calendar.ts'
import type { CertificateFacts } from './certificate-facts.ts'
import { isCounted, minutesOf, type Session, tallyOf } from './period.ts'

interface Issued {
  readonly facts: Pick<CertificateFacts, 'meetings' | 'firstOn' | 'lastOn' | 'timeZone'>
  /** Of the meetings in the facts, in their order. */
  readonly meetingIds: readonly string[]
}

/**
 * Whether attendance says something else today than when the certificate was issued. Of what has been let go since,
 * nothing is said: a certificate outlives the attendance it was made from.
 */
export function hasRecordChanged({ facts, meetingIds }: Issued, sessions: readonly Session[]): boolean {
  const today = new Map(sessions.map((session) => [session.meetingId, session]))
  const differs = facts.meetings.some((meeting, place) => {
    const session = today.get(meetingIds[place] ?? '')
    if (!session || session.state === null) return false
    return (
      !isCounted(session) ||
      session.mode !== meeting.mode ||
      minutesOf(session) !== meeting.minutes ||
      dateIn(session.startsAt, facts.timeZone).toString() !== meeting.on
    )
  })
  const period = {
    firstOn: Temporal.PlainDate.from(facts.firstOn),
    lastOn: Temporal.PlainDate.from(facts.lastOn),
  }
  const { counted } = tallyOf(sessions, period, facts.timeZone)
  return differs || counted.some(({ meetingId }) => !meetingIds.includes(meetingId))
}

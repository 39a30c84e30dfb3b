import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { type AttendanceState, countStates } from './attendance.ts'

interface Met {
  readonly id: string
  readonly startsAt: Temporal.Instant
}

interface Attended {
  readonly meetingId: string
  readonly personId: string
  readonly name: string
  readonly role: 'leader' | 'member'
  readonly state: AttendanceState | null
}

export interface OverviewGrid {
  readonly columns: readonly {
    id: string
    day: string
    month: string
    words: string
    href: string
    /** Members who came; null: nobody has taken it. */
    taken: { present: number; of: number } | null
  }[]
  readonly rows: readonly {
    id: string
    name: string
    note?: string | undefined
    marks: readonly (AttendanceState | null)[]
    /** '7 of 8': of the meetings that were noted. */
    sum: string
  }[]
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** People × meetings: members by name, then those who lead. */
export function overviewGrid(
  meetings: readonly Met[],
  people: readonly Attended[],
  records: readonly { meetingId: string }[],
  { timeZone, hrefOf }: { timeZone: string; hrefOf: (meetingId: string) => string },
): OverviewGrid {
  const at = new Map(people.map((each) => [`${each.personId} ${each.meetingId}`, each]))
  const everybody = [...new Map(people.map((each) => [each.personId, each])).values()].sort(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name),
  )
  return {
    columns: meetings.map(({ id, startsAt }) => {
      const on = dateIn(startsAt, timeZone)
      const members = people.filter(({ meetingId, role }) => meetingId === id && role === 'member')
      const isTaken = records.some(({ meetingId }) => meetingId === id)
      return {
        id,
        day: String(on.day),
        month: months[on.month - 1] ?? '',
        words: formatDate(on),
        href: hrefOf(id),
        taken: isTaken
          ? { present: countStates(members.map(({ state }) => state)).present, of: members.length }
          : null,
      }
    }),
    rows: everybody.map(({ personId, name, role }) => {
      const marks = meetings.map(({ id }) => at.get(`${personId} ${id}`)?.state ?? null)
      const noted = marks.filter((mark) => mark !== null)
      return {
        id: personId,
        name,
        note: role === 'leader' ? 'leads' : undefined,
        marks,
        sum: noted.length === 0 ? '–' : `${countStates(noted).present} of ${noted.length}`,
      }
    }),
  }
}

const rank = ({ role }: Attended): number => (role === 'member' ? 0 : 1)

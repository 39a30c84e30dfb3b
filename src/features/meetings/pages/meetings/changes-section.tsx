import { formatDate, formatMeetingTime, formatTimeOfDay } from '../../../../shared/calendar.ts'
import { Section } from '../../../../ui/layout.tsx'
import { Timeline } from '../../../../ui/steps.tsx'

interface Span {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

export interface ShownChange {
  id: string
  title: string
  reason: string | null
  by: string | null
  at: Temporal.Instant
  changes: readonly (Span & {
    id: string
    kind: 'moved' | 'cancelled' | 'added' | 'placed'
    before: Span | null
  })[]
}

interface ChangesSectionProps {
  title?: string
  lead?: string
  timeZone: string
  changes: readonly ShownChange[]
}

const mostLines = 6

/** What has become of dates, newest first; nothing where nothing has changed. */
export function ChangesSection({ title = 'What has changed', lead, timeZone, changes }: ChangesSectionProps) {
  if (changes.length === 0) return null
  return (
    <Section id="changes" title={title} lead={lead}>
      <Timeline
        label={title}
        entries={changes.map((announcement) => ({
          when: `${formatDate(announcement.at.toZonedDateTimeISO(timeZone).toPlainDate())}, ${formatTimeOfDay(announcement.at, timeZone)}${announcement.by ? `, by ${announcement.by}` : ''}`,
          title: announcement.title,
          detail: (
            <>
              {announcement.reason && <p>“{announcement.reason}”</p>}
              <ul>
                {announcement.changes.slice(0, mostLines).map((change) => (
                  <li key={change.id}>{changeInWords(change, timeZone)}</li>
                ))}
                {announcement.changes.length > mostLines && (
                  <li>and {announcement.changes.length - mostLines} more</li>
                )}
              </ul>
            </>
          ),
        }))}
      />
    </Section>
  )
}

function changeInWords(change: ShownChange['changes'][number], timeZone: string): string {
  const when = ({ startsAt, endsAt }: Span) => formatMeetingTime(startsAt, endsAt, timeZone)
  switch (change.kind) {
    case 'moved':
      return change.before ? `${when(change.before)} is now ${when(change)}` : when(change)
    case 'cancelled':
      return `${when(change)}: cancelled`
    case 'added':
      return `${when(change)}: added`
    case 'placed':
      return `${when(change)}: another place`
  }
}

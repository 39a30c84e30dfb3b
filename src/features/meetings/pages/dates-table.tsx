import { formatMeetingTime, timeZoneName } from '../../../shared/calendar.ts'
import { timeElsewhere } from '../../../shared/two-zones.ts'
import { ApologyButton } from '../../../ui/apology-button.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { Badge } from '../../../ui/notices.tsx'

export interface DateLine {
  id: string
  href: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  cancelled: boolean
  /** The group's clocks. */
  timeZone: string
  /** Of a date ahead: whether the reader has sent apologies, and the page that it stands on. */
  apology?: { groupId: string; sent: boolean; from: 'dates' | 'group-dates' } | undefined
  /** Said where this one is met otherwise than the others. */
  where?: string | null | undefined
  /** Where several groups stand in one table. */
  group?: { name: string; href: string; how: string } | undefined
}

interface DatesTableProps {
  caption: string
  dates: readonly DateLine[]
  /** The reader's clocks; null: each group's own. */
  ownZone: string | null
}

/** Dates with the group's time, and the reader's where it differs. */
export function DatesTable({ caption, dates, ownZone }: DatesTableProps) {
  const hasGroups = dates.some(({ group }) => group)
  const zones = new Set(dates.map(({ timeZone }) => timeZone))
  const meeting = {
    title: 'When',
    head: true,
    cell: (date: DateLine) => <When date={date} ownZone={ownZone} saysZone={zones.size > 1} />,
  }
  const state = {
    title: 'State',
    speaksForItself: true,
    cell: ({ cancelled }: DateLine) => cancelled && <Badge kind="attention">Cancelled</Badge>,
  }
  const group = {
    title: 'Group',
    speaksForItself: true,
    cell: (date: DateLine) =>
      date.group && (
        <div>
          <a href={date.group.href}>{date.group.name}</a>
          <Under>{date.group.how}</Under>
        </div>
      ),
  }
  const apology = {
    title: 'You',
    speaksForItself: true,
    cell: ({ id, apology: own, cancelled, ...date }: DateLine) =>
      own &&
      !cancelled && (
        <ApologyButton
          {...own}
          meetingId={id}
          about={formatMeetingTime(date.startsAt, date.endsAt, date.timeZone)}
        />
      ),
  }
  return (
    <Table
      caption={caption}
      captionHidden
      short
      rowKey={({ id }) => id}
      rows={dates}
      columns={[
        meeting,
        ...(hasGroups ? [group] : []),
        ...(dates.some((date) => date.apology) ? [apology] : []),
        ...(dates.some(({ cancelled }) => cancelled) ? [state] : []),
      ]}
    />
  )
}

function When({
  date,
  ownZone,
  saysZone,
}: {
  date: DateLine
  ownZone: string | null
  /** The dates have more clocks than one. */
  saysZone: boolean
}) {
  const elsewhere = ownZone === null ? null : timeElsewhere(date, date.timeZone, ownZone)
  return (
    <div>
      <a href={date.href}>{formatMeetingTime(date.startsAt, date.endsAt, date.timeZone)}</a>
      {elsewhere ? (
        <Under>
          {timeZoneName(date.timeZone)}; for you {elsewhere}
        </Under>
      ) : (
        saysZone && <Under>{timeZoneName(date.timeZone)}</Under>
      )}
      {date.where && !date.cancelled && <Under>{date.where}</Under>}
    </div>
  )
}

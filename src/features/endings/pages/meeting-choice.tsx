import { formatMeetingTime } from '../../../shared/calendar.ts'
import { Select } from '../../../ui/choices.tsx'
import type { MeetingAhead } from '../../meetings/queries/meetings.ts'

interface MeetingChoiceProps {
  name: string
  label: string
  hint?: string | undefined
  meetings: readonly MeetingAhead[]
  timeZone: string
  value?: string | undefined
  /** Another answer than a meeting, last in the list. */
  also?: { value: string; label: string } | undefined
}

/** One of the dates ahead. */
export function MeetingChoice({ meetings, timeZone, also, ...field }: MeetingChoiceProps) {
  return (
    <Select
      {...field}
      blank="Please choose"
      options={[
        ...meetings.map(({ id, startsAt, endsAt }) => ({
          value: id,
          label: formatMeetingTime(startsAt, endsAt, timeZone),
        })),
        ...(also ? [also] : []),
      ]}
    />
  )
}

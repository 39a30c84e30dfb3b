import { formatMeetingTime } from '../../../shared/calendar.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import type { MeetingAhead } from '../../meetings/queries/meetings.ts'

interface LastMeetingChoiceProps {
  label: string
  /** What "now" and "stays" mean to the reader. */
  words: { now: string; stays: string }
  meetings: readonly MeetingAhead[]
  timeZone: string
  lastMeetingId: string | null
}

/** Enough to say goodbye in, without a long list. */
const MOST_SHOWN = 12

export function LastMeetingChoice({
  label,
  words,
  meetings,
  timeZone,
  lastMeetingId,
}: LastMeetingChoiceProps) {
  return (
    <RadioChoice
      name="last"
      label={label}
      value={lastMeetingId ?? undefined}
      options={[
        ...meetings.slice(0, MOST_SHOWN).map(({ id, startsAt, endsAt }) => ({
          value: id,
          label: formatMeetingTime(startsAt, endsAt, timeZone),
        })),
        { value: 'now', label: words.now },
        ...(lastMeetingId ? [{ value: 'stays', label: words.stays }] : []),
      ]}
    />
  )
}

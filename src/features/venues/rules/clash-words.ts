import { formatMeetingTime } from '../../../shared/calendar.ts'

/** How a page says no; `clashLines` beside it says which dates. */
export const clashWords = {
  'venue-taken': 'Your place is taken by another group at one of these times. Nothing has been changed yet.',
  'leader-elsewhere':
    'One of you leads another group at one of these times, and nobody can be in two circles at once. Nothing has been changed yet.',
} as const

/** What a clash says of itself: an hour, and who or what is not free. */
export interface ClashFacts {
  readonly what: 'venue' | 'leader'
  readonly leader: { readonly name: string; readonly isViewer: boolean } | null
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly group: { readonly name: string } | null
}

export interface ClashLine {
  when: string
  what: string
}

/** "Tuesday 12 January 2027, 19:30–21:00" · "Bruno Costa is not free then." */
export function clashLines(
  clashes: readonly (ClashFacts & { index: number })[],
  times: readonly { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[],
  timeZone: string,
): ClashLine[] {
  return clashes.flatMap((clash) => {
    const asked = times[clash.index]
    return asked
      ? [{ when: formatMeetingTime(asked.startsAt, asked.endsAt, timeZone), what: whatInWords(clash) }]
      : []
  })
}

function whatInWords({ what, leader, group }: ClashFacts): string {
  if (what === 'venue') {
    return group
      ? `The place is taken by ${group.name} at that time.`
      : 'The place is taken by another group at that time.'
  }
  if (leader?.isViewer) return `You lead ${group?.name ?? 'another group'} at that time.`
  const name = leader?.name ?? 'A leader'
  return group ? `${name} leads ${group.name} at that time.` : `${name} is not free then.`
}

import type { z } from 'zod'
import { carriedLine, choice, localDate, optional, severalDays, wholeNumber } from './form-values.ts'
import { longestTermDays } from './rhythm.ts'

/** A term's beginning and end, and what of the marked days is left out: of a group, and of leaders among peers. */
export const termFields = {
  first_on: localDate(),
  ends: optional(choice(['count', 'until'])),
  meetings: optional(wholeNumber(1, 30)),
  until: optional(localDate()),
  /** Marked days that were seen, and of them those that are left out. Days that were not seen are not decided. */
  seen: optional(carriedLine(8000)),
  skip: severalDays(),
  /** The dates that were looked at. */
  shown: optional(carriedLine(2000)),
}
type Typed = z.output<z.ZodObject<typeof termFields>>

/** Either a number of meetings, or a day that comes after the first within three years. */
export function checkTermEnd(
  { first_on: firstOn, ends = 'count', meetings, until }: Typed,
  context: z.RefinementCtx,
): void {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (ends === 'count') {
    if (meetings === undefined) wrong('meetings', 'Please say how many meetings.')
  } else if (until === undefined) wrong('until', 'Please say up to which day.')
  else if (Temporal.PlainDate.compare(until, firstOn) < 0)
    wrong('until', 'The last day is not before the first.')
  else if (firstOn.until(until).days > longestTermDays)
    wrong('until', 'A term ends within three years. Please choose an earlier last day.')
}

export const termWishIn = ({
  first_on: firstOn,
  ends = 'count',
  meetings = 0,
  until,
  seen = '',
  skip,
  shown,
}: Typed) => ({
  firstOn,
  shown,
  choices: { seen: new Set(seen.split(' ')), leftOut: new Set(skip.map(String)) },
  ...(ends === 'until' && until ? { until } : { meetings }),
})

/** The fields by which a preview of a term has an address of its own. */
export const termAsked = ['first_on', 'ends', 'meetings', 'until', 'seen', 'skip'] as const

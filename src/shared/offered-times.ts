import { type Refusal, refuse } from './refusal.ts'

/** A day and an hour as somebody types them, in a zone they say. */
export interface LocalMoment {
  readonly on: Temporal.PlainDate
  readonly at: Temporal.PlainTime
}

/** A day further away than this was mistyped. */
const FARTHEST_DAYS = 400

export type TimesRefusal = 'time-past' | 'time-far-away' | 'time-twice' | 'time-skipped'

/**
 * The instants of times that are offered for a talk, earliest first. An hour that the clocks skip in spring does not
 * exist and is refused; one that comes twice in autumn is the first of the two.
 */
export function offeredTimes(
  moments: readonly LocalMoment[],
  { timeZone, now }: { timeZone: string; now: Temporal.Instant },
): Temporal.Instant[] | Refusal<TimesRefusal> {
  const times: Temporal.Instant[] = []
  for (const { on, at } of moments) {
    const local = on.toPlainDateTime(at)
    const moment = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    if (!moment.toPlainDateTime().equals(local)) return refuse('time-skipped')
    const instant = moment.toInstant()
    if (Temporal.Instant.compare(instant, now) <= 0) return refuse('time-past')
    if (instant.since(now).total('hours') > FARTHEST_DAYS * 24) return refuse('time-far-away')
    if (times.some((other) => other.equals(instant))) return refuse('time-twice')
    times.push(instant)
  }
  return times.sort(Temporal.Instant.compare)
}

import { dateIn } from '../../../shared/calendar.ts'
import { inWords } from '../../../shared/numerals.ts'

/** Somebody asked an organisation within the society's quiet weeks. */
export interface AskedLately {
  readonly organisationId: string
  /** How often within these weeks: what a leader was told of, so that a further one is noticed. */
  readonly asks: number
  readonly askedAt: Temporal.Instant
  /** It was the viewer's own group. */
  readonly isOwn: boolean
  /** Only of a group that is public. */
  readonly groupName: string | null
  readonly isSameRegion: boolean
}

export const quietSince = (now: Temporal.Instant, weeks: number): Temporal.Instant =>
  now.subtract({ hours: 24 * 7 * weeks })

/** 'Asked by a group in your region 2 weeks ago.' */
export function askedLatelyInWords(lately: AskedLately, now: Temporal.Instant): string {
  const who = lately.isOwn
    ? 'you'
    : (lately.groupName ?? (lately.isSameRegion ? 'a group in your region' : 'another group'))
  const others = lately.asks - 1
  const further =
    others === 0 ? '' : others === 1 ? ', and once more before' : `, and ${inWords(others)} times before`
  return `Asked by ${who} ${agoInWords(lately.askedAt, now)}${further}.`
}

/** 'today', 'yesterday', '5 days ago', '2 weeks ago' */
export function agoInWords(then: Temporal.Instant, now: Temporal.Instant): string {
  const days = dateIn(then, 'UTC').until(dateIn(now, 'UTC')).days
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days < 14) return `${days} days ago`
  return `${Math.floor(days / 7)} weeks ago`
}

/** What the box says that lets a leader go on: the organisation, and how many asks they were told of. */
export const knowing = ({ organisationId, asks }: Pick<AskedLately, 'organisationId' | 'asks'>): string =>
  `${organisationId}.${asks}`

/** Those of whom the leader has not been told, or not of all: whoever asked meanwhile counts. */
export function unknownTo(known: readonly string[], lately: readonly AskedLately[]): AskedLately[] {
  return lately.filter(
    ({ organisationId, asks }) =>
      !known.some((each) => {
        const [id, told] = each.split('.')
        return id === organisationId && Number(told) >= asks
      }),
  )
}

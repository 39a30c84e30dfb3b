/** So many meetings led without supervision are enough to look for a date, whatever the rhythm. */
export const MEETINGS_WITHOUT = 8

export interface SupervisionRhythm {
  readonly sinceOn: Temporal.PlainDate
  readonly everyWeeks: number
  /** The last confirmed session; null: there has been none. */
  readonly lastOn: Temporal.PlainDate | null
  /** Meetings led since. */
  readonly meetings: number
}

export type Due = 'not-yet' | 'rhythm-passed' | 'many-meetings'

/** The day by which the next session fits the rhythm. */
export const nextBy = ({ sinceOn, everyWeeks, lastOn }: Omit<SupervisionRhythm, 'meetings'>) =>
  (lastOn && Temporal.PlainDate.compare(lastOn, sinceOn) > 0 ? lastOn : sinceOn).add({ weeks: everyWeeks })

/** A rhythm that has passed without a confirmed session, or many meetings led since the last. */
export function supervisionDue(rhythm: SupervisionRhythm, today: Temporal.PlainDate): Due {
  if (Temporal.PlainDate.compare(today, nextBy(rhythm)) > 0) return 'rhythm-passed'
  return rhythm.meetings >= MEETINGS_WITHOUT ? 'many-meetings' : 'not-yet'
}

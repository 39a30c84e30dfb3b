/** How far the leaders have come with their planning, as one of them sees it. */
export interface PlanningProgress {
  readonly alone: boolean
  /** The viewer has given their answers in the round that counts. */
  readonly hasGiven: boolean
  /** The viewer's draft holds all that has to be answered. */
  readonly isReadyToGive: boolean
  /** Everybody who leads has given answers in the round that counts. */
  readonly allHaveGiven: boolean
  /** A text lies before them that not everybody has said yes to. */
  readonly proposal: { readonly viewerSaidYes: boolean } | null
  /** A text holds to which everybody who leads has said yes. */
  readonly isAgreed: boolean
  /** Of a round that is younger than the text that holds. */
  readonly beginsAnew: boolean
}

export type PlanningStage =
  | 'answer'
  | 'give'
  | 'wait-for-answers'
  | 'settle'
  | 'say-yes'
  | 'wait-for-yes'
  | 'agreed'

export function planningStage(progress: PlanningProgress): PlanningStage {
  const { proposal } = progress
  if (proposal) return proposal.viewerSaidYes ? 'wait-for-yes' : 'say-yes'
  if (progress.isAgreed && !progress.beginsAnew) return 'agreed'
  if (!progress.hasGiven) return progress.isReadyToGive ? 'give' : 'answer'
  return progress.allHaveGiven ? 'settle' : 'wait-for-answers'
}

interface Seated {
  readonly seatedAt: Temporal.Instant
}

interface Begun {
  readonly begunAt: Temporal.Instant
}

/**
 * The newest round in which everybody who leads today can answer: begun since the last of them took their chair. What
 * was given before somebody came does not wait for them, and is not shown to them.
 */
export function roundThatCounts<Round extends Begun>(
  newestFirst: readonly Round[],
  leaders: readonly Seated[],
): Round | null {
  const [newest] = newestFirst
  const counts =
    newest && leaders.every(({ seatedAt }) => Temporal.Instant.compare(newest.begunAt, seatedAt) >= 0)
  return counts ? newest : null
}

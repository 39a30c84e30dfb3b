/** A stretch of a meeting as it is drawn. */
export interface ShownPhase {
  /** Its own among the phases of one list. */
  key: string
  label: string
  minutes: number
  /** "19:30", or "after 25 minutes". */
  at: string
  /** What it is for; left out where there is room for names alone. */
  purpose?: string | undefined
  /** Stands before the first phase of a case: "First case". */
  heading?: string | undefined
}

/** How a meeting's time is meant to be spent: each phase as long as it lasts, and then in words. */
export function PhaseList({ label, phases }: { label: string; phases: readonly ShownPhase[] }) {
  return (
    <div class="phases">
      <PhaseBar phases={phases} />
      <ol aria-label={label} class="phases-list">
        {phases.map((phase) => (
          <li key={phase.key} class="phase">
            {phase.heading && <p class="phase-heading">{phase.heading}</p>}
            <span class="phase-at">{phase.at}</span>
            <div class="phase-words">
              <p class="font-semibold">{phase.label}</p>
              {phase.purpose && <p class="phase-purpose">{phase.purpose}</p>}
            </div>
            <span class="phase-minutes">
              {phase.minutes} <abbr title="minutes">min</abbr>
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The same as a picture alone: the words stand beside it. */
export function PhaseBar({ phases }: { phases: readonly Pick<ShownPhase, 'key' | 'minutes'>[] }) {
  const all = phases.reduce((sum, { minutes }) => sum + minutes, 0)
  const gap = all / 180
  let from = 0
  return (
    <svg viewBox={`0 0 ${all} 10`} preserveAspectRatio="none" class="phase-bar" aria-hidden="true">
      {phases.map(({ key, minutes }, place) => {
        const x = from
        from += minutes
        const width = place === phases.length - 1 ? minutes : Math.max(minutes - gap, gap)
        return <rect key={key} x={x} y="0" width={width} height="10" />
      })}
    </svg>
  )
}

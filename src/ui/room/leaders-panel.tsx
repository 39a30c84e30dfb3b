import type { ComponentChildren, Ref } from 'preact'

interface PanelProps {
  children?: ComponentChildren
}

/** What leaders alone have beside the ring. */
export function LeadersPanel({ children }: PanelProps) {
  return (
    <section class="leaders-panel" aria-label="For leaders">
      {children}
    </section>
  )
}

interface PartProps {
  title: string
  /** Something to be seen to now. */
  calls?: boolean | undefined
  /** Where the keyboard is led. */
  titleRef?: Ref<HTMLHeadingElement>
  aside?: ComponentChildren
  children?: ComponentChildren
}

export function PanelPart({ title, calls, titleRef, aside, children }: PartProps) {
  return (
    <section class={`panel-part ${calls ? 'panel-calls' : ''}`}>
      <div class="panel-head">
        <h2 class="panel-title" tabIndex={-1} {...(titleRef ? { ref: titleRef } : {})}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

export function PanelLine({ children }: { children?: ComponentChildren }) {
  return <p class="panel-line">{children}</p>
}

/** Buttons beside each other. */
export function PanelRow({ children }: { children?: ComponentChildren }) {
  return <div class="panel-row">{children}</div>
}

interface PanelListProps {
  label: string
  ordered?: boolean | undefined
  rows: readonly { key: string; words: ComponentChildren; aside: ComponentChildren }[]
}

/** People in their order, each with what can be done. */
export function PanelList({ label, ordered, rows }: PanelListProps) {
  const List = ordered ? 'ol' : 'ul'
  return (
    <List class="panel-list" aria-label={label}>
      {rows.map(({ key, words, aside }, nth) => (
        <li key={key}>
          <span>
            {ordered && <span class="panel-nth">{nth + 1}.</span>} {words}
          </span>
          {aside}
        </li>
      ))}
    </List>
  )
}

interface PanelPhasesProps {
  phases: readonly { label: string; minutes: string | null }[]
  current: number | null
  choose(phase: number): void
}

/** All phases, to go to any of them by hand. */
export function PanelPhases({ phases, current, choose }: PanelPhasesProps) {
  return (
    <details class="panel-more">
      <summary>Go to another phase</summary>
      <ol class="panel-phases">
        {phases.map(({ label, minutes }, nth) => (
          <li key={`${nth}-${label}`}>
            <button
              type="button"
              class="panel-phase"
              aria-current={nth === current ? 'step' : undefined}
              onClick={() => choose(nth)}
            >
              {label}
              {minutes && <span class="panel-minutes">{minutes}</span>}
            </button>
          </li>
        ))}
      </ol>
    </details>
  )
}

import type { ComponentChildren } from 'preact'
import { Details } from './notices.tsx'

export interface Step {
  title: string
  state: 'done' | 'now' | 'open'
  /** The state in words when "done", "now" and "still open" do not fit. */
  stateLabel?: string | undefined
  detail?: ComponentChildren
  /** What is recommended and why; opens on request. */
  advice?: ComponentChildren
  action?: { href: string; label: string } | undefined
}

const stateWords: Record<Step['state'], string> = { done: 'Done', now: 'Now', open: 'Still open' }

/** A way with its stages: the plan, the essentials, the life of a group. Each stage is a seat. */
export function StepList({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol aria-label={label} class="steps-list">
      {steps.map((step) => (
        <li key={step.title} class={`step step-${step.state}`}>
          <SeatMark state={step.state} />
          <div class="step-words flow">
            <div class="flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 class="text-subheading">{step.title}</h3>
              <p class="step-state">{step.stateLabel ?? stateWords[step.state]}</p>
            </div>
            {step.detail && <div class="text-muted">{step.detail}</div>}
            {step.action && (
              <p>
                <a href={step.action.href}>{step.action.label}</a>
              </p>
            )}
            {step.advice && <Details summary="What is recommended">{step.advice}</Details>}
          </div>
        </li>
      ))}
    </ol>
  )
}

function SeatMark({ state }: { state: Step['state'] }) {
  return (
    <svg viewBox="0 0 24 24" class="step-mark" aria-hidden="true">
      <circle cx="12" cy="12" r="8" class={`mark-${state}`} />
      {state === 'done' && <path d="m8.5 12.2 2.5 2.5 4.6-5" class="mark-tick" />}
      {state === 'now' && <circle cx="12" cy="12" r="3.5" class="mark-dot" />}
    </svg>
  )
}

interface Entry {
  when: ComponentChildren
  title: ComponentChildren
  detail?: ComponentChildren
}

/** What happened, in order. */
export function Timeline({ label, entries }: { label: string; entries: readonly Entry[] }) {
  return (
    <ol aria-label={label} class="timeline-list">
      {entries.map((entry, place) => (
        <li key={place}>
          <p class="when">{entry.when}</p>
          <div class="flow">
            <p class="font-semibold">{entry.title}</p>
            {entry.detail && <div class="text-muted">{entry.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}

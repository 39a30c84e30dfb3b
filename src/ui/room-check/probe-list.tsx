import type { ComponentChildren } from 'preact'
import { Under } from '../facts.tsx'

export interface ProbeLine {
  id: string
  title: string
  reason: string
  state: 'good' | 'fault' | 'open'
  badge: ComponentChildren
  answer: string
  when: string | null
  action: ComponentChildren
}

/** What was looked at, each with one plain answer and what to do. */
export function ProbeList({ probes }: { probes: readonly ProbeLine[] }) {
  return (
    <ul class="probe-list">
      {probes.map(({ id, title, reason, badge, answer, when, action }) => (
        <li key={id} id={id} class="probe flow">
          <div class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h3 class="text-subheading">{title}</h3>
            {badge}
          </div>
          <p>{answer}</p>
          <p class="text-sm text-muted">
            {reason}
            {when && <Under>Last looked at {when}.</Under>}
          </p>
          {action}
        </li>
      ))}
    </ul>
  )
}

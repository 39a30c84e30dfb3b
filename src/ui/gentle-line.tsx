import { PostButton } from './actions.tsx'

export interface GentleLineProps {
  title: string
  /** A suggested step. */
  step: string
  href: string
  label: string
  /** What "we know" posts. */
  rest: { action: string; fields: Record<string, string> }
}

/** One thing that leaders may want to look at, and may put aside. Not a notice: nothing happened, and nothing has to. */
export function GentleLine({ title, step, href, label, rest }: GentleLineProps) {
  return (
    <aside aria-label="Worth a look" class="gentle-line">
      <div class="gentle-words flow">
        <p class="font-semibold">{title}</p>
        <p>
          {step} <a href={href}>{label}</a>
        </p>
        <p class="text-sm text-muted">Only those who lead this group are told.</p>
      </div>
      <PostButton action={rest.action} fields={rest.fields} label="We know" about={title} tone="quiet" />
    </aside>
  )
}

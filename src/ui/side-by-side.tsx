import type { ComponentChildren } from 'preact'
import { Badge } from './notices.tsx'
import { Paragraphs } from './paragraphs.tsx'

export interface Beside {
  title: string
  /** Short answers are the same or not; longer ones say nothing of it. */
  verdict: 'same' | 'differs' | null
  answers: readonly { name: string; words: string | null }[]
}

const verdicts = {
  same: <Badge kind="good">the same</Badge>,
  differs: <Badge kind="attention">differs</Badge>,
} as const

/** What several people answered to the same questions, one beside the other; below each other on a phone. */
export function SideBySide({ rows, unsaid }: { rows: readonly Beside[]; unsaid: ComponentChildren }) {
  return (
    <div class="border-t border-line">
      {rows.map(({ title, verdict, answers }) => (
        <section key={title} class="border-b border-line py-7">
          <div class="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <h3 class="text-subheading">{title}</h3>
            {verdict && verdicts[verdict]}
          </div>
          <div class="grid gap-x-12 gap-y-5 sm:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]">
            {answers.map(({ name, words }) => (
              <div key={name} class="min-w-0">
                <p class="mb-1 text-sm text-muted">{name}</p>
                {words === null ? <p class="text-muted">{unsaid}</p> : <Paragraphs text={words} />}
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

import type { ComponentChildren } from 'preact'

/** What a sheet of paper has no use for: ways on, and things to press. */
export function ScreenOnly({ children }: { children?: ComponentChildren }) {
  return <div class="screen-only">{children}</div>
}

/** What only a sheet of paper needs: where it comes from. */
export function PrintOnly({ children }: { children?: ComponentChildren }) {
  return <div class="print-only">{children}</div>
}

interface ToFillInProps {
  question: string
  /** Where the question comes from, or what an answer says. */
  why: string
}

/** A question with room for an answer by hand. Nothing is typed here, so nothing is kept. */
export function ToFillIn({ question, why }: ToFillInProps) {
  return (
    <div class="to-fill-in">
      <p class="font-semibold">{question}</p>
      <p class="text-sm text-muted">{why}</p>
    </div>
  )
}

/** A plan that is printed on one side of A4 and read from the lap. */
export function PhaseSheet({ children }: { children?: ComponentChildren }) {
  return <div class="phase-sheet">{children}</div>
}

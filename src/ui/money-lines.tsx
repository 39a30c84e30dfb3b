import type { ComponentChildren } from 'preact'

/** Sums with something to be said of each, one below the other. */
export function MoneyLines({ children }: { children?: ComponentChildren }) {
  return <ul class="money-lines">{children}</ul>
}

interface MoneyLineProps {
  /** '£120.00' */
  amount: string
  /** '1 December 2026' */
  day: string
  /** Who or what, as the bank writes it. */
  title: string
  badge?: ComponentChildren
  /** What is known of it. */
  words?: ComponentChildren
  /** What to know before one chooses. */
  cautions?: readonly string[] | undefined
  /** The choice. */
  children?: ComponentChildren
}

export function MoneyLine({ amount, day, title, badge, words, cautions = [], children }: MoneyLineProps) {
  return (
    <li class="money-line">
      <p class="money-line-sum">
        {amount}
        <span class="money-line-day">{day}</span>
      </p>
      <div class="flow min-w-0">
        <p class="money-line-title">
          {title} {badge}
        </p>
        {words}
        {cautions.map((caution) => (
          <p key={caution} class="font-semibold">
            {caution}
          </p>
        ))}
      </div>
      <div class="min-w-0">{children}</div>
    </li>
  )
}

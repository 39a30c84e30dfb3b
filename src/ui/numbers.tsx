import type { ComponentChildren } from 'preact'

export interface Part {
  label: string
  count: number
  /** Light to strong: how far along it is; 'hollow' is drawn as an outline. */
  shade: 1 | 2 | 3 | 4 | 'hollow'
}

const WIDTH = 100

/** One bar in parts, in proportion to the longest of its neighbours; the words below say the same. */
export function StackBar({ parts, most }: { parts: readonly Part[]; most: number }) {
  const unit = most > 0 ? WIDTH / most : 0
  let start = 0
  return (
    <svg viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" class="stack-bar" aria-hidden="true">
      {parts
        .filter(({ count }) => count > 0)
        .map(({ label, count, shade }) => {
          const x = start
          start += count * unit
          return (
            <rect
              key={label}
              x={x}
              y="0"
              width={Math.max(count * unit - 0.6, 0.6)}
              height="10"
              class={`part-${shade}`}
            />
          )
        })}
    </svg>
  )
}

/** "2 in planning · 3 open": those there are. */
export const partsInWords = (parts: readonly Part[]): string =>
  parts
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${count} ${label}`)
    .join(' · ')

/** What each shade stands for. */
export function PartKey({ parts }: { parts: readonly (Part & { means: string })[] }) {
  return (
    <ul class="part-key">
      {parts.map(({ label, shade, means }) => (
        <li key={label}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <rect x="0.75" y="0.75" width="8.5" height="8.5" rx="2" class={`part-${shade}`} />
          </svg>
          <span>
            <strong>{label}</strong>: {means}
          </span>
        </li>
      ))}
    </ul>
  )
}

const ROUND = 2 * Math.PI * 8

/** How many seats are taken and free, in words beside their ring. */
export function Seats({ taken, free }: { taken: number; free: number }) {
  return (
    <div class="seats">
      <SeatRing taken={taken} free={free} />
      {taken} taken
      <span class="under">{free} free</span>
    </div>
  )
}

/** Seats as a ring: the filled share is taken. */
function SeatRing({ taken, free }: { taken: number; free: number }) {
  const share = taken + free > 0 ? taken / (taken + free) : 0
  return (
    <svg viewBox="0 0 22 22" class="seat-ring" aria-hidden="true">
      <circle cx="11" cy="11" r="8" class="ring-free" />
      <circle
        cx="11"
        cy="11"
        r="8"
        class="ring-taken"
        stroke-dasharray={`${(share * ROUND).toFixed(2)} ${ROUND.toFixed(2)}`}
        transform="rotate(-90 11 11)"
      />
    </svg>
  )
}

interface FigureProps {
  /** An amount of money comes in words. */
  figure: number | string
  words: string
  children?: ComponentChildren
}

/** A number that is looked at, with what it counts. */
export function Figure({ figure, words, children }: FigureProps) {
  return (
    <div class="figure">
      <p>
        <span class="figure-number">{figure}</span> <span class="figure-words">{words}</span>
      </p>
      {children && <div class="figure-more">{children}</div>}
    </div>
  )
}

/** Numbers beside each other; two a row on a phone. */
export function Figures({ children }: { children?: ComponentChildren }) {
  return <div class="figures">{children}</div>
}

interface MonthBar {
  /** 'Nov' */
  short: string
  /** 'November 2026' */
  long: string
  /** What the bar is as long as; null where there is nothing to show. */
  value: number | null
  /** Stands above the bar: as short as three or four characters. */
  text: string
  /** The same in words, for those who do not see it. */
  words: string
}

interface MonthBarsProps {
  /** What is shown, in a few words. */
  caption: string
  bars: readonly MonthBar[]
  size?: 'large' | 'small' | undefined
  /** The highest value of all bars that are compared; of these when left out. */
  scale?: number | undefined
}

const heights = { large: 140, small: 36 } as const

/** A bar for each month. The same numbers always stand beside it as a table, too. */
export function MonthBars({ caption, bars, size = 'large', scale }: MonthBarsProps) {
  const most = Math.max(scale ?? 0, ...bars.map(({ value }) => value ?? 0), Number.MIN_VALUE)
  const height = heights[size]
  const inWords = `${caption}: ${bars.map(({ long, words }) => `${long} ${words}`).join(', ')}`
  return (
    <figure class={`month-bars month-bars-${size}`} role="img" aria-label={inWords}>
      {bars.map(({ long, short, value, text }) => (
        <div key={long} aria-hidden="true">
          <p class="month-value">{text}</p>
          <svg width="100%" height={height} aria-hidden="true">
            <line x1="0" x2="100%" y1={height - 0.75} y2={height - 0.75} class="month-floor" />
            {value !== null && value > 0 && (
              <rect {...column((value / most) * (height - 2), height)} rx="2" class="month-bar" />
            )}
          </svg>
          {size === 'large' && <p class="month-name">{short}</p>}
        </div>
      ))}
    </figure>
  )
}

/** What is little is still seen. */
function column(tall: number, height: number) {
  const shown = Math.max(tall, 2)
  return { x: '14%', width: '72%', y: round(height - shown), height: round(shown) }
}

const round = (length: number): number => Math.round(length * 10) / 10

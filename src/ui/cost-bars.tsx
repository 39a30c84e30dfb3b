import { type Currency, formatMoney, money } from '../shared/money.ts'

interface CostBarsProps {
  /** What one meeting costs, item by item. */
  costs: readonly { label: string; minor: number }[]
  /** What each member pays a meeting. */
  contributionMinor: number
  currency: Currency
  /** What each number of members brings in. */
  bars: readonly { members: number; broughtMinor: number }[]
  /** Fewest members who cover the cost; null: no number does. */
  enough: number | null
  /** How many members the leaders count on. */
  planned?: number | undefined
}

/** What each number of members would bring in, against what a meeting costs. */
export function CostBars({ costs, contributionMinor, currency, bars, enough, planned }: CostBarsProps) {
  const costMinor = costs.reduce((sum, cost) => sum + cost.minor, 0)
  const say = (minor: number) => formatMoney(money(minor, currency))
  // A little beyond the cost, so that its label is not cut off at the edge.
  const scale = Math.max(costMinor * 1.1, ...bars.map(({ broughtMinor }) => broughtMinor), 1)
  return (
    <div class="grid gap-5">
      <dl class="costs">
        {costs.map((cost) => (
          <div key={cost.label}>
            <dt>{cost.label}</dt>
            <dd>{say(cost.minor)}</dd>
          </div>
        ))}
        <div>
          <dt>Each meeting costs</dt>
          <dd>{say(costMinor)}</dd>
        </div>
      </dl>
      <table class="bars">
        <caption>
          At {say(contributionMinor)} each,{' '}
          {enough === null ? 'nothing covers the cost' : <strong>{enough} members cover the cost</strong>}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="text-sm text-muted">
              Members
            </th>
            <td class="bar-cell">
              <svg width="100%" height="24" aria-hidden="true" class="overflow-visible">
                <text x={percent(costMinor / scale)} y="15" class="bar-label">
                  {say(costMinor)}
                </text>
              </svg>
            </td>
            <th scope="col">
              <span class="sr-only">Brings in</span>
            </th>
            <th scope="col">
              <span class="sr-only">Against the cost</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ members, broughtMinor: brought }) => {
            return (
              <tr key={members} class={members === planned ? 'bar-planned' : ''}>
                <th scope="row">{members}</th>
                <td class="bar-cell">
                  <Bar part={brought / scale} mark={costMinor / scale} covers={brought >= costMinor} />
                </td>
                <td class="end">{say(brought)}</td>
                <td class="end text-muted">{balance(brought - costMinor, say)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

// Percentages keep the bars in step with each other at any width; the marks join to one line.
function Bar({ part, mark, covers }: { part: number; mark: number; covers: boolean }) {
  return (
    <svg width="100%" height="32" aria-hidden="true">
      <rect
        x="0"
        y="9"
        rx="3"
        width={percent(part)}
        height="14"
        class={covers ? 'bar-enough' : 'bar-short'}
      />
      <line x1={percent(mark)} x2={percent(mark)} y1="0" y2="32" class="bar-mark" />
    </svg>
  )
}

function balance(minor: number, say: (minor: number) => string): string {
  if (minor === 0) return 'even'
  return minor > 0 ? `${say(minor)} over` : `${say(-minor)} short`
}

function percent(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`
}

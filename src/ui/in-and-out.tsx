import { type Currency, formatMoney, money } from '../shared/money.ts'

interface InAndOutProps {
  caption: string
  periods: readonly { name: string; incomeMinor: number; costsMinor: number }[]
  currency: Currency
}

/** What came in and what was spent, period by period, as two bars each; the numbers stand beside them. */
export function InAndOut({ caption, periods, currency }: InAndOutProps) {
  const say = (minor: number) => formatMoney(money(minor, currency))
  const most = Math.max(
    ...periods.flatMap(({ incomeMinor, costsMinor }) => [incomeMinor, costsMinor]),
    Number.MIN_VALUE,
  )
  return (
    <table class="bars bars-pairs">
      <caption>
        {caption} <span class="text-sm text-muted">(filled: in, outlined: out)</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="sr-only">Period</span>
          </th>
          <td class="bar-cell" />
          <th scope="col" class="end">
            In
          </th>
          <th scope="col" class="end">
            Out
          </th>
          <th scope="col" class="end">
            Left
          </th>
        </tr>
      </thead>
      <tbody>
        {periods.map(({ name, incomeMinor, costsMinor }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="bar-cell">
              <svg width="100%" height="36" aria-hidden="true">
                <rect x="0" y="4" rx="3" width={share(incomeMinor, most)} height="12" class="bar-enough" />
                <rect x="0" y="20" rx="3" width={share(costsMinor, most)} height="12" class="bar-short" />
              </svg>
            </td>
            <td class="end">{say(incomeMinor)}</td>
            <td class="end">{say(costsMinor)}</td>
            <td class="end">
              <Left minor={incomeMinor - costsMinor} say={say} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a sign would say, in words. */
function Left({ minor, say }: { minor: number; say: (minor: number) => string }) {
  if (minor >= 0) return <>{say(minor)}</>
  return (
    <>
      {say(-minor)} <span class="block text-sm text-muted">more spent</span>
    </>
  )
}

/** What is below nothing (more was credited than asked for) has no bar, and says so in its number. */
const share = (minor: number, most: number): string =>
  `${Math.round((Math.max(minor, 0) / most) * 10_000) / 100}%`

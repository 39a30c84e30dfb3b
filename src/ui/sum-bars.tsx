import { type Part, StackBar } from './numbers.tsx'

interface SumBarsProps {
  statements: readonly { text: string; counts: readonly { text: string; count: number }[] }[]
}

const shades = [1, 2, 3, 4, 'hollow'] as const

/** What several have said, statement by statement, from one end of the scale to the other; in words below each bar. */
export function SumBars({ statements }: SumBarsProps) {
  const parts = (counts: SumBarsProps['statements'][number]['counts']): Part[] =>
    counts.map(({ text, count }, place) => ({ label: text, count, shade: shades[place] ?? 'hollow' }))
  return (
    <ol class="grid gap-6">
      {statements.map(({ text, counts }) => (
        <li key={text}>
          <p class="mb-2 font-semibold">{text}</p>
          <StackBar parts={parts(counts)} most={counts.reduce((sum, { count }) => sum + count, 0)} />
          <p class="mt-1 text-sm text-muted">
            {counts
              .filter(({ count }) => count > 0)
              .map(({ text: answer, count }) => `${count} × ${answer}`)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ol>
  )
}

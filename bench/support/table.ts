/** Prints rows as a Markdown table that is readable as text too; the first column leans left, the others right. */
export function printTable(
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const all = [columns, ...rows]
  const widths = columns.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0), 3))
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => (at === 0 ? (row[at] ?? '').padEnd(width) : (row[at] ?? '').padStart(width))).join(' | ')} |`
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  console.log(`\n## ${heading}\n\n${[line(columns), rule, ...rows.map(line)].join('\n')}`)
}

export const seconds = (ms: number): string => (ms / 1000).toFixed(2)
export const milliseconds = (ms: number | null): string => ms?.toFixed(1) ?? '–'
export const whole = (number: number): string => Math.round(number).toLocaleString('en-GB')
/** Decimal kilobytes, as the budget counts them. */
export const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)
export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

/** Certificates count in quarters of an hour, and never more than there was. */
const QUARTER = 15

export const minutesIn = (meetings: readonly { readonly minutes: number }[]): number =>
  meetings.reduce((sum, { minutes }) => sum + minutes, 0)

/** Whole quarters of an hour, as colleges ask for them: 13.25. */
export const hoursIn = (minutes: number): number => Math.floor(minutes / QUARTER) / (60 / QUARTER)

/** '13.5 hours', '1 hour' */
export function hoursInWords(minutes: number): string {
  const hours = hoursIn(minutes)
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}`
}

/** What was left out to come to whole quarters, said in full: '13 hours 20 minutes, rounded down …'. Null: nothing. */
export function roundingInWords(minutes: number): string | null {
  if (minutes % QUARTER === 0) return null
  const hours = Math.floor(minutes / 60)
  const parts = [
    hours > 0 && `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
    `${minutes % 60} ${minutes % 60 === 1 ? 'minute' : 'minutes'}`,
  ]
  return `${parts.filter(Boolean).join(' ')}, rounded down to the quarter of an hour`
}

/** How long the meetings were: '90 minutes each', '8 of 90 minutes and 1 of 60 minutes'. */
export function lengthsInWords(meetings: readonly { readonly minutes: number }[]): string {
  const times = new Map<number, number>()
  for (const { minutes } of meetings) times.set(minutes, (times.get(minutes) ?? 0) + 1)
  const lengths = [...times].toSorted(([a], [b]) => b - a)
  const [longest = 0] = lengths[0] ?? []
  const [shortest = 0] = lengths.at(-1) ?? []
  if (lengths.length > 3) return `of ${shortest} to ${longest} minutes`
  if (lengths.length > 1) {
    const each = lengths.map(([minutes, count]) => `${count} of ${minutes} minutes`)
    return `${each.slice(0, -1).join(', ')} and ${each.at(-1)}`
  }
  return `of ${longest} minutes${meetings.length > 1 ? ' each' : ''}`
}

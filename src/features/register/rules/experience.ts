/** What a leader says of what they have done: numbers they know, null where they did not say. */
export interface Experience {
  readonly groupMemberExperience: boolean
  readonly memberSessions: number | null
  readonly memberYears: number | null
  readonly memberWeekends: number | null
  readonly sessionsLed: number | null
  readonly sessionsCoLed: number | null
  readonly leadingYears: number | null
}

/** '40 meetings and 2 weekends, in 3 years'; null when nothing is said. */
export function memberExperienceInWords(said: Experience): string | null {
  const words = amounts(
    [said.memberSessions, 'meeting'],
    [said.memberWeekends, 'weekend'],
    [said.memberYears, 'year'],
  )
  return words ?? (said.groupMemberExperience ? 'Yes' : null)
}

/** '60 meetings led, 20 meetings co-led, in 4 years'; null when nothing is said. */
export function leadingExperienceInWords(said: Experience): string | null {
  const led = [
    amount(said.sessionsLed, 'meeting led', 'meetings led'),
    amount(said.sessionsCoLed, 'meeting co-led', 'meetings co-led'),
  ].filter(Boolean)
  const years = amount(said.leadingYears, 'year')
  if (led.length === 0) return years && `${years} of leading`
  return [led.join(', '), years && `in ${years}`].filter(Boolean).join(', ')
}

/** Whoever says how much has been a member; whoever says nothing has only ticked that they were. */
export const wasMember = (
  said: Omit<Experience, 'sessionsLed' | 'sessionsCoLed' | 'leadingYears'>,
): boolean =>
  said.groupMemberExperience ||
  [said.memberSessions, said.memberYears, said.memberWeekends].some((count) => count !== null && count > 0)

/** Every meeting at which they led, alone or with somebody. */
export const meetingsLed = ({
  sessionsLed,
  sessionsCoLed,
}: Pick<Experience, 'sessionsLed' | 'sessionsCoLed'>): number => (sessionsLed ?? 0) + (sessionsCoLed ?? 0)

function amounts(...each: (readonly [number | null, string])[]): string | null {
  const said = each.map(([count, one]) => amount(count, one)).filter((words) => words !== null)
  return said.length === 0
    ? null
    : said.length === 1
      ? (said[0] ?? null)
      : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`
}

function amount(count: number | null, one: string, several = `${one}s`): string | null {
  return count ? `${count} ${count === 1 ? one : several}` : null
}

/** What an interview is about (R53); technology only where one meets on a screen. */
export const topics = ['expectations', 'commitment', 'technology'] as const
export type Topic = (typeof topics)[number]

export const ticks = ['clear', 'unsure', 'not'] as const
export type Tick = (typeof ticks)[number]

export const recommendations = ['offer', 'waiting', 'defer', 'decline', 'unsure'] as const
export type Recommendation = (typeof recommendations)[number]

/** One leader's; no free text, and nothing that stays. */
export interface Ticks {
  readonly expectations: Tick
  readonly commitment: Tick
  /** null for a group that meets face to face. */
  readonly technology: Tick | null
  readonly recommendation: Recommendation
}

export const topicInWords: Readonly<Record<Topic, string>> = {
  expectations: 'Expectations',
  commitment: 'Commitment',
  technology: 'Technology',
}

export const tickInWords: Readonly<Record<Tick, string>> = {
  clear: 'Clear',
  unsure: 'Unsure',
  not: 'Not clear',
}

export const recommendationInWords: Readonly<Record<Recommendation, string>> = {
  offer: 'Offer a place',
  waiting: 'Waiting list',
  defer: 'Come back to it later',
  decline: 'Decline',
  unsure: 'I am not sure yet',
}

/** How it stands with the ticks, to one of the leaders. */
export type Sealing = 'not-there' | 'to-give' | 'sealed' | 'open'

/**
 * @param interviewers who was there, and leads still
 * @param given who of them has given theirs
 */
export function sealing(
  viewerId: string,
  {
    interviewers,
    given,
    unsealed,
  }: { interviewers: readonly string[]; given: readonly string[]; unsealed: boolean },
): Sealing {
  if (unsealed) return 'open'
  if (!interviewers.includes(viewerId)) return 'not-there'
  return given.includes(viewerId) ? 'sealed' : 'to-give'
}

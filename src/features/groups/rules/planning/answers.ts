import { stored, storedChoice, storedNumber, storedText } from '../../../../shared/stored-values.ts'

export const rolesPlans = ['swap-each-meeting', 'swap-now-and-then', 'fixed', 'settled-each-time'] as const
export const communications = ['openly', 'openly-and-glances', 'otherwise'] as const
export const speakingSignals = ['raised-hand', 'symbol', 'none'] as const
export const sitBacks = ['moves-back', 'stays-silent', 'not-used'] as const

export type RolesPlan = (typeof rolesPlans)[number]
export type Communication = (typeof communications)[number]
export type SpeakingSignal = (typeof speakingSignals)[number]
export type SitBack = (typeof sitBacks)[number]

/** What a leader writes of one thing, and what the common text may hold of it: two leaders' words, and more. */
export const LONGEST_ANSWER = 2_000
export const LONGEST_AGREED = 4_000
export const MOST_MINUTES = 120

const words = () => storedText(LONGEST_AGREED).nullable().catch(null)
const minutes = () => storedNumber(0, MOST_MINUTES).nullable().catch(null)

const planningAnswers = stored({
  aims: words(),
  experience: words(),
  agendas: words(),
  running: words(),
  roles: storedChoice(rolesPlans).nullable().catch(null),
  rolesWords: words(),
  communication: storedChoice(communications).nullable().catch(null),
  communicationWords: words(),
  speakingSignal: storedChoice(speakingSignals).nullable().catch(null),
  sitBack: storedChoice(sitBacks).nullable().catch(null),
  preMeetingMinutes: minutes(),
  debriefMinutes: minutes(),
})

/** One leader's answers, or the text that all agreed: the same things, null where nothing is said. */
export type PlanningAnswers = ReturnType<typeof planningAnswers.parse>

export const noAnswers: PlanningAnswers = planningAnswers.parse({})

/** As they were kept; what an older program kept otherwise is not said. */
export const readAnswers = (kept: unknown): PlanningAnswers =>
  planningAnswers.safeParse(kept).data ?? noAnswers

/** The same in every answer, whatever the order they were kept in. */
export const areSameAnswers = (one: PlanningAnswers, other: PlanningAnswers): boolean =>
  Object.entries(one).every(([name, answer]) => other[name as keyof PlanningAnswers] === answer)

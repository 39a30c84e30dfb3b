/** What leaders may choose when they plan how they lead; rules/planning/questions.ts words each. */
export const rolesPlans = ['swap-each-meeting', 'swap-now-and-then', 'fixed', 'settled-each-time'] as const
export const communications = ['openly', 'openly-and-glances', 'otherwise'] as const
export const speakingSignals = ['raised-hand', 'symbol', 'none'] as const
export const sitBacks = ['moves-back', 'stays-silent', 'not-used'] as const

export type RolesPlan = (typeof rolesPlans)[number]
export type SpeakingSignal = (typeof speakingSignals)[number]
export type SitBack = (typeof sitBacks)[number]

/** What a leader writes of one thing, and what the common text may hold of it: two leaders' words, and more. */
export const LONGEST_ANSWER = 2_000
export const LONGEST_AGREED = 4_000
export const MOST_MINUTES = 120

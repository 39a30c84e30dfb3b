import {
  communications,
  LONGEST_AGREED,
  MOST_MINUTES,
  rolesPlans,
  sitBacks,
  speakingSignals,
} from '../../../../shared/planning-choices.ts'
import { stored, storedChoice, storedNumber, storedText } from '../../../../shared/stored-values.ts'

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

import type { PlanningAnswers } from './answers.ts'
import { type PlanningQuestion, unanswered } from './questions.ts'
import { type PlanningProgress, planningStage } from './stage.ts'

interface Leader {
  readonly personId: string
  readonly seatedAt: Temporal.Instant
  readonly isViewer: boolean
}

interface Text {
  readonly roundId: string
  readonly proposedAt: Temporal.Instant
  readonly agreedAt: Temporal.Instant | null
  readonly consents: readonly { readonly personId: string }[]
}

/** What a leader may see of the planning. */
export interface Planned<ALeader extends Leader, AText extends Text> {
  readonly leaders: readonly ALeader[]
  readonly round: { readonly id: string; readonly begunAt: Temporal.Instant } | null
  readonly givers: readonly { readonly personId: string }[]
  readonly draft: { readonly answers: PlanningAnswers } | null
  /** The newest first. */
  readonly texts: readonly AText[]
}

/** How it stands with the planning: what holds, what is proposed, and whose turn it is. */
export function planningStanding<ALeader extends Leader, AText extends Text>(
  planned: Planned<ALeader, AText>,
  questions: readonly PlanningQuestion[],
) {
  const { leaders, givers, texts, round, draft } = planned
  const alone = leaders.length < 2
  const has = (people: readonly { readonly personId: string }[], { personId }: Leader) =>
    people.some((one) => one.personId === personId)
  const [newest] = texts
  const proposal = newest && newest.agreedAt === null && isOfToday(newest, leaders) ? newest : null
  const agreed = texts.find(({ agreedAt }) => agreedAt !== null) ?? null
  const isAgreed = agreed !== null && leaders.every((leader) => has(agreed.consents, leader))
  const viewer = leaders.find(({ isViewer }) => isViewer)
  const waitingFor = leaders.filter((leader) => !has(givers, leader))
  const progress: PlanningProgress = {
    alone,
    hasGiven: viewer !== undefined && has(givers, viewer),
    isReadyToGive: draft !== null && unanswered(questions, draft.answers).length === 0,
    allHaveGiven: round !== null && waitingFor.length === 0,
    proposal: proposal && {
      // When whoever was waited for leads no more, one's own yes is said once again, and it holds.
      viewerSaidYes:
        viewer !== undefined &&
        has(proposal.consents, viewer) &&
        !leaders.every((leader) => has(proposal.consents, leader)),
    },
    isAgreed,
    beginsAnew:
      agreed !== null && round !== null && Temporal.Instant.compare(round.begunAt, agreed.proposedAt) > 0,
  }
  return {
    alone,
    hasGiven: progress.hasGiven,
    isReadyToGive: progress.isReadyToGive,
    allHaveGiven: progress.allHaveGiven,
    /** Everybody who leads today has said yes to it. */
    isAgreed,
    stage: planningStage(progress),
    /** The text that lies before them. */
    proposal,
    /** The newest text that was agreed, by whoever led then. */
    agreed,
    /** Who has not given answers yet in the round that counts, the viewer included. */
    waitingFor,
  }
}

/** Proposed when everybody who leads today was there to read it. */
const isOfToday = ({ proposedAt }: Text, leaders: readonly Leader[]) =>
  leaders.every(({ seatedAt }) => Temporal.Instant.compare(proposedAt, seatedAt) >= 0)

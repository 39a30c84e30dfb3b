import { awaited, type Finding, met, missing, notApplicable } from '../essential.ts'
import type { AgreementFacts, GroupFacts } from '../group-facts.ts'

interface Words {
  /** Said once it is agreed; null: the agreement does not say it. */
  settled(agreement: AgreementFacts): string | null
  /** Said while it is open. */
  open: string
  /** Said to somebody who leads alone and has not written it down: with one leader nothing waits for a second. */
  alone: string
}

/** A thing that leaders settle in their agreement: met when all of them have said yes to a text that says it. */
export function inAgreement(facts: GroupFacts, { settled, open, alone }: Words): Finding {
  const { agreement, leaders } = facts
  const words = agreement?.agreedByAll ? settled(agreement) : null
  if (words !== null) return met(words)
  if (leaders.length < 2) return notApplicable(alone)
  return nextInAgreement(open, agreement ?? null, leaders.length)
}

/** Whose turn it is until a text is agreed. */
function nextInAgreement(open: string, agreement: AgreementFacts | null, leaders: number): Finding {
  const here = 'planning'
  if (!agreement || agreement.answersGiven === 0) return missing(open, 'Plan together how you lead', here)
  if (agreement.proposedBy === 'other') return missing(open, 'Read what the other leader proposes', here)
  if (agreement.proposedBy === 'viewer')
    return awaited(open, 'Waiting for the other leader to agree to your text', here)
  if (!agreement.viewerHasGiven) return missing(open, 'Give your answers on how you lead', here)
  return agreement.answersGiven < leaders
    ? awaited(open, 'Waiting for the other leader’s answers on how you lead', here)
    : missing(open, 'Agree a common text on how you lead', here)
}

import { type ApplicationState, hasEnded } from './application-state.ts'

export interface OwnStep {
  name: 'applied' | 'talked' | 'decided' | 'member'
  state: 'done' | 'now' | 'open'
}

/** The applicant's way, as far as they may see it: what was made of the interview shows only in the decision. */
export function ownSteps(state: ApplicationState, wasInterviewed: boolean): OwnStep[] {
  const isOver = hasEnded(state)
  const isDecided = state === 'offered' || state === 'accepted' || state === 'declined'
  const isMember = state === 'accepted'
  const talked = wasInterviewed ? 'done' : isDecided || isOver ? 'open' : 'now'
  const decided = isDecided ? 'done' : wasInterviewed && !isOver ? 'now' : 'open'
  const steps: OwnStep[] = [{ name: 'applied', state: 'done' }]
  if (wasInterviewed || !(isDecided || isOver)) steps.push({ name: 'talked', state: talked })
  if (state !== 'withdrawn' && state !== 'group-closed') steps.push({ name: 'decided', state: decided })
  if (!isOver) {
    steps.push({ name: 'member', state: isMember ? 'done' : state === 'offered' ? 'now' : 'open' })
  }
  return steps
}

import type { Step } from '../../../../ui/steps.tsx'
import type { PlanningNow } from './planning-next.tsx'

/** The way to an agreement, as far as it is gone. */
export function planningSteps(groupId: string, now: PlanningNow): Step[] {
  const at = `/groups/${groupId}/planning`
  return now.alone
    ? [meeting(now), own(at, now), kept(at, now)]
    : [meeting(now), own(at, now), ...theirs(now), reading(at, now), common(at, now)]
}

function meeting({ met, alone }: PlanningNow): Step {
  const action = { href: '#meeting', label: met ? 'Change the day' : 'Note the day' }
  return {
    title: alone ? 'Talk it through with a supervisor or a colleague' : 'Meet, well ahead and with time',
    state: met?.isPast ? 'done' : met ? 'now' : 'open',
    stateLabel: met && !met.isPast ? 'Planned' : undefined,
    detail: met?.on,
    action,
  }
}

function own(at: string, { ownGiven, draftSaved, alone, stage, agreed }: PlanningNow): Step {
  const title = alone ? 'Write down how you will lead' : 'Your answers'
  if (ownGiven) {
    return {
      title,
      state: 'done',
      stateLabel: alone ? 'Written' : 'Given',
      detail: `On ${ownGiven}.`,
      action: { href: `${at}/answers`, label: alone ? 'Read what you wrote' : 'Read your answers' },
    }
  }
  if (alone && agreed?.holds && stage === 'agreed') return { title, state: 'done' }
  return {
    title,
    state: stage === 'answer' || stage === 'give' ? 'now' : 'open',
    stateLabel: draftSaved ? 'Saved for you alone' : undefined,
    detail: draftSaved ? `On ${draftSaved}.` : undefined,
    action: { href: `${at}/answers`, label: draftSaved ? 'Go on writing' : 'Write your answers' },
  }
}

function theirs({ others, ownGiven, stage }: PlanningNow): Step[] {
  return others.map(({ name, given }) => ({
    title: `${name}’s answers`,
    state: given ? 'done' : stage === 'wait-for-answers' ? 'now' : 'open',
    stateLabel: given ? (ownGiven ? 'Open to you' : 'Given, and sealed') : 'Not given yet',
    detail: given
      ? ownGiven
        ? `Given on ${given}.`
        : `Given on ${given}. You read them when you have given yours.`
      : undefined,
  }))
}

function reading(at: string, { allHaveGiven, roundId, stage }: PlanningNow): Step {
  return {
    title: 'Read them beside each other, and talk',
    state: !allHaveGiven ? 'open' : stage === 'settle' ? 'now' : 'done',
    stateLabel: allHaveGiven ? 'Open to all of you' : undefined,
    action: allHaveGiven
      ? { href: `${at}/rounds/${roundId}`, label: 'See where you agree and differ' }
      : undefined,
  }
}

function common(at: string, { proposal, agreed, stage }: PlanningNow): Step {
  const title = 'A common text'
  if (proposal) {
    return {
      title,
      state: 'now',
      stateLabel: `Waits for ${stage === 'say-yes' ? 'you' : proposal.waitingFor}`,
      detail: `Version ${proposal.version}, proposed by ${proposal.by}.`,
      action: { href: `${at}/texts/${proposal.id}`, label: 'Read it' },
    }
  }
  if (agreed?.holds) {
    return {
      title,
      state: 'done',
      stateLabel: 'Agreed',
      detail: `Version ${agreed.version}, on ${agreed.on}.`,
      action: { href: `${at}/texts/${agreed.id}`, label: 'Read or print it' },
    }
  }
  return {
    title,
    state: 'open',
    action: stage === 'settle' ? { href: `${at}/text`, label: 'Write it' } : undefined,
  }
}

function kept(at: string, { agreed }: PlanningNow): Step {
  return agreed?.holds
    ? {
        title: 'Keep it',
        state: 'done',
        stateLabel: 'Kept',
        detail: `Version ${agreed.version}, on ${agreed.on}.`,
        action: { href: `${at}/texts/${agreed.id}`, label: 'Read or print it' },
      }
    : { title: 'Keep it', state: 'open' }
}

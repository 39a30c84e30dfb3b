import { fillMeeting, type Phase, type PhaseShape } from '../../meetings/rules/phase.ts'
import type { RoomKind } from './room-state.ts'

// The small plans of rooms beside the meetings; shown, never enforced. A meeting's and a taster's are the group's own.

const plans: Partial<Readonly<Record<RoomKind, readonly PhaseShape[]>>> = {
  debrief: [
    phase('how-it-was', 'How it was', 5, 'What each of you is left with, before anything is weighed.'),
    phase('the-leading', 'The leading', 10, 'What each did and saw; where you were of two minds.'),
    phase('next-time', 'Next time', 5, 'Roles, and what to take to supervision.'),
  ],
  interview: [
    phase('welcome', 'Welcome', 5, 'Seeing and hearing each other; how the talk is meant to go.'),
    phase('expectations', 'Expectations', 10, 'What brings them, and what a Balint group is and is not.'),
    phase('commitment', 'Commitment', 5, 'The dates, the ground rules, and coming every time.'),
    phase('questions', 'Their questions', 10, 'And when they hear how it goes on.'),
  ],
  planning: [
    phase('aims', 'Aims and experience', 30, 'What each of you has done, and what this group is for.'),
    phase(
      'how-it-works',
      'How the group works',
      30,
      'The plan of a meeting, and what you do about silence and lateness.',
    ),
    phase('roles', 'Roles', 20, 'Who moderates and who watches the process; when you swap.'),
    phase(
      'openly',
      'Speaking openly',
      20,
      'How you speak with each other in the group, and when you meet before and after.',
    ),
    phase('next', 'What is next', 20, 'Who does what until when.'),
  ],
  supervision: [
    phase('bring', 'What you bring', 10, 'Of the leading, not of anybody’s case.'),
    phase('study', 'Looking at the leading', 40, 'What happened between leaders and group.'),
    phase('close', 'Close', 10, 'What to try, and the next date.'),
  ],
}

/** The plan of a room of this kind for so many minutes; nothing where the group has its own. */
export function kindPlan(kind: RoomKind, minutes: number): Phase[] {
  const shapes = plans[kind]
  return shapes ? fillMeeting(shapes, minutes) : []
}

function phase(name: string, label: string, minutes: number, purpose: string): PhaseShape {
  return { name, label, minutes, purpose }
}

import { fillMeeting, type Phase, type PhaseShape } from '../../meetings/rules/phase.ts'

const shapes: readonly PhaseShape[] = [
  {
    name: 'welcome',
    label: 'Welcome',
    minutes: 10,
    purpose: 'What a Balint group is, and what is asked of everybody tonight: confidence.',
  },
  {
    name: 'introductions',
    label: 'Introductions',
    minutes: 10,
    purpose: 'Everyone says in a sentence who they are and where they work.',
  },
  {
    name: 'case',
    label: 'One case',
    minutes: 50,
    purpose: 'Somebody tells of a patient who stays on their mind, and everyone works with it.',
  },
  {
    name: 'looking-back',
    label: 'How was it?',
    minutes: 15,
    purpose: 'What it was like, and questions about the group: dates, cost, how one joins.',
  },
  { name: 'close', label: 'Close', minutes: 5, purpose: 'How it goes on for whoever would like to.' },
]

/** A meeting to try (R41): one whole case, and time to ask what it would be to belong. */
export const tasterPhases = (meetingMinutes: number): Phase[] => fillMeeting(shapes, meetingMinutes)

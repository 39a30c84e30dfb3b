import { fillMeeting, type Phase, type PhaseShape } from './phase.ts'

const settle = (minutes: number): PhaseShape => ({
  name: 'settle',
  label: 'Settling in',
  minutes,
  purpose: 'Apologies, and how the last cases have gone on, if someone wants to say.',
})

const settleAndAsk: PhaseShape = {
  ...settle(5),
  label: 'Settling in, and who has a case',
  purpose: 'Apologies; then who would like to tell. No list and no booking: a silence is fine.',
}

const whoHasACase: PhaseShape = {
  name: 'who-has-a-case',
  label: 'Who has a case?',
  minutes: 5,
  purpose: 'No list and no booking. A silence is fine.',
}

const close: PhaseShape = {
  name: 'close',
  label: 'Close',
  minutes: 5,
  purpose: 'The next dates.',
}

function caseWork(telling: number, questions: number, work: number, back: number): PhaseShape[] {
  return [
    {
      name: 'telling',
      label: 'Telling',
      minutes: telling,
      purpose: 'The presenter tells it from memory, without notes.',
    },
    {
      name: 'questions',
      label: 'Clarifying questions',
      minutes: questions,
      purpose: 'Short questions about facts. The leader ends them.',
    },
    {
      name: 'group-works',
      label: 'The group works',
      minutes: work,
      purpose: 'The presenter sits back and listens; the others imagine patient and clinician.',
    },
    {
      name: 'return',
      label: 'Return',
      minutes: back,
      purpose: 'The presenter comes back in first, and need not answer anything.',
    },
  ]
}

const oneCase: readonly PhaseShape[] = [settle(10), whoHasACase, ...caseWork(10, 10, 40, 10), close]

/** Of ninety minutes, each of two cases gets forty. */
const shareOfACase = 40 / 90

/** Both cases get the same time; what is left goes to settling in and to the close. */
function twoCases(meetingMinutes: number): PhaseShape[] {
  const caseMinutes = Math.floor(meetingMinutes * shareOfACase)
  const around = meetingMinutes - 2 * caseMinutes
  const work = fillMeeting(caseWork(6, 4, 25, 5), caseMinutes)
  const closing = Math.floor(around / 2)
  return [
    { ...settleAndAsk, minutes: around - closing },
    ...work.map((shape) => ({ ...shape, case: 1 as const })),
    ...work.map((shape) => ({ ...shape, case: 2 as const })),
    { ...close, minutes: closing },
  ]
}

/** A usual meeting, for leaders to see or to print (R39, R57). With two cases, settling in asks who has one. */
export function sessionPhases(meetingMinutes: number, cases: 1 | 2): Phase[] {
  return fillMeeting(cases === 1 ? oneCase : twoCases(meetingMinutes), meetingMinutes)
}

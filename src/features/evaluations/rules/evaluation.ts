import { type AnswerName, answerNames, answers } from '../../../shared/evaluation-answers.ts'

/** The form's own words: six statements about the group and its leading, none about a case or a person. */
export const statements = [
  { name: 'own', text: 'I could bring what weighed on me.' },
  { name: 'heard', text: 'The circle listened before it explained.' },
  { name: 'seen', text: 'I see some of my encounters with patients differently now.' },
  { name: 'frame', text: 'The frame held: time, place, confidence.' },
  { name: 'leading', text: 'The leaders gave the work room, and a limit.' },
  { name: 'again', text: 'I would sit in such a circle again.' },
] as const
export type StatementName = (typeof statements)[number]['name']

/** Fewer replies than this are shown to nobody, ever: they would be somebody's. Migration 0046b says the same. */
export const FEWEST_REPLIES = 5
/** What so many groups have said together is published to the administrators. Migration 0052c says the same. */
export const FEWEST_GROUPS = 3
/** How long one may reply: after the last meeting, or after a term's evaluation was opened. */
export const DAYS_TO_REPLY = 21

export type Reply = Record<StatementName, AnswerName>

/** The places of a reply's answers, statement by statement. */
export const placesOf = (reply: Reply): number[] =>
  statements.map(({ name }) => answerNames.indexOf(reply[name]) + 1)

export interface StatementResult {
  text: string
  counts: { text: string; count: number }[]
}

/** Sums as they are kept, one number after the other, put beside what they count. */
export const resultsFrom = (counts: readonly number[]): StatementResult[] =>
  statements.map(({ text }, statement) => ({
    text,
    counts: answers.map((answer, place) => ({
      text: answer.text,
      count: counts[statement * answers.length + place] ?? 0,
    })),
  }))

/** Whether a circle of so many may be asked at all. */
export const mayBeAsked = (members: number): boolean => members >= FEWEST_REPLIES

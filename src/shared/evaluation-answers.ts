/** From one end of the scale to the other, and a way out. The place of an answer, from 1, is what is counted. */
export const answers = [
  { name: 'hardly', text: 'hardly' },
  { name: 'sometimes', text: 'now and then' },
  { name: 'mostly', text: 'mostly' },
  { name: 'fully', text: 'fully' },
  { name: 'open', text: 'I leave it open' },
] as const
export type AnswerName = (typeof answers)[number]['name']
export const answerNames = answers.map(({ name }) => name) as [AnswerName, ...AnswerName[]]

/** A line in one's own words. */
export const LONGEST_LINE = 200

/** Records that are somebody's secret: whoever else opens them leaves a line (migration 0071c). */
export const confidentialWords = {
  application: 'Your application',
  interview: 'What was noted of your interview',
  debrief: 'A debrief you had written in',
  concern: 'The concern you raised',
  portfolio: 'The portfolio you handed in',
  report: 'A supervisor’s report about you',
  'reduced-fee': 'What you pay, where it is agreed with you',
  request: 'What you asked about your data',
} as const
export type Confidential = keyof typeof confidentialWords

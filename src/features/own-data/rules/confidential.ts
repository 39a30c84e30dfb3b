/**
 * Records of which everybody else who opens one leaves a line for whose it is, once a day (migration 0080c). Here stands what
 * somebody said in confidence, or what a few judged of them or agreed with them alone; lists of names, what a circle knows of
 * each other and what two write to each other are none of it. Why, and what is left out: decision 70. Which page notes what:
 * tests/support/looks-by-route.ts.
 */
export const confidentialWords = {
  application: 'Your application',
  interview: 'What was noted of your interview',
  debrief: 'A debrief you had written in',
  concern: 'The concern you raised',
  enquiry: 'What you asked the society',
  accreditation: 'What the Council was asked about you, and what it decided',
  portfolio: 'The portfolio you handed in',
  report: 'A supervisor’s report about you',
  'reduced-fee': 'What you pay, where it is agreed with you',
  request: 'What you asked about your data',
} as const
export type Confidential = keyof typeof confidentialWords

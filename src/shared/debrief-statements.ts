/** What leaders tick after a meeting: about the leading, and about nothing and nobody else (R22, R66). */
export const statements = [
  'met-before',
  'on-time',
  'roles-clear',
  'facts-first',
  'presenter-let-back',
  'relationship',
  'room-for-all',
  'spoke-openly',
  'told-each-other',
  'supervision',
] as const
export type Statement = (typeof statements)[number]

/** Characters of the one text beside them. */
export const LONGEST_DEBRIEF = 600

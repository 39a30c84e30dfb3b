/** Who works therapeutically with patients or clients (R9): one list for plans, groups, leaders and applicants. */
export const professions = [
  'GP',
  'Psychiatrist',
  'Hospital doctor',
  'Doctor in training',
  'Nurse',
  'Counsellor',
  'Psychotherapist',
  'Psychologist',
  'Social worker',
  'Other health professional',
] as const

export type Profession = (typeof professions)[number]

/** How far a leader is with the society's accreditation (R18). */
export const accreditationInWords = {
  none: 'Not accredited',
  'working-towards': 'Working towards accreditation',
  accredited: 'Accredited by the society',
} as const

export type Accreditation = keyof typeof accreditationInWords

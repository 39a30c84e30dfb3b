/** How far a leader is with the society's accreditation (R18). */
export const accreditationInWords = {
  none: 'Not accredited',
  'working-towards': 'Working towards accreditation',
  accredited: 'Accredited by the society',
} as const

export type Accreditation = keyof typeof accreditationInWords

/** Within a sentence: 'She is accredited'. */
export const accreditationInSentence: Readonly<Record<Accreditation, string>> = {
  none: 'not accredited',
  'working-towards': 'working towards accreditation',
  accredited: 'accredited',
}

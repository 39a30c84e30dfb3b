/** Languages in which groups meet and leaders work, as people here name them. */
export const languages = [
  'English',
  'Welsh',
  'Irish',
  'Scottish Gaelic',
  'British Sign Language',
  'Irish Sign Language',
  'Arabic',
  'French',
  'German',
  'Hindi',
  'Italian',
  'Polish',
  'Portuguese',
  'Punjabi',
  'Spanish',
  'Urdu',
] as const
export type Language = (typeof languages)[number]

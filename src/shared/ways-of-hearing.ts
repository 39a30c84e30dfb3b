/** How somebody heard of a group, as they say it themselves. */
export const waysOfHearing = [
  'A colleague or friend',
  'An organisation wrote to me',
  'A flier',
  'A talk or a taster',
  'The society',
  'This website',
  'Somewhere else',
] as const

export type WayOfHearing = (typeof waysOfHearing)[number]

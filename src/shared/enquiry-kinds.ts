/** What somebody may ask the society about, as the pages and emails name it. */
export const kindInWords = {
  'start-face-to-face': 'Starting a group, face to face',
  'start-online': 'Starting a group online',
  'move-online': 'Moving a group online',
  'join-group': 'Joining a group',
  'find-supervision': 'A supervisor or peer group',
  'become-leader': 'Becoming a leader',
  concern: 'A concern about a group',
  'something-else': 'Something else',
} as const

export type EnquiryKind = keyof typeof kindInWords

export const kinds = Object.keys(kindInWords) as EnquiryKind[]

export const kindIn = (text: unknown): EnquiryKind | undefined => kinds.find((kind) => kind === text)

/** Those that may end with a group of the enquirer's own here: new, or one that exists and moves online. */
export const isAboutOwnGroup = (kind: EnquiryKind): boolean =>
  kind === 'start-face-to-face' || kind === 'start-online' || kind === 'move-online'

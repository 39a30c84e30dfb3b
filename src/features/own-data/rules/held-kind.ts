import type { HeldRow } from './held-rows.ts'

/** Under which heading of a person's page a kind of row stands, in this order. */
export const sections = {
  self: 'Who you are',
  groups: 'Your groups and their meetings',
  applying: 'Applying, and meetings to try',
  enquiries: 'What you asked the society',
  money: 'Money',
  supervision: 'Supervision',
  register: 'The register and your portfolio',
  letters: 'Letters and messages',
  society: 'Your part in the society',
  data: 'Who looked, and what you asked about your data',
  account: 'How you sign in',
} as const
export type Section = keyof typeof sections

/** Why something of somebody is counted and not handed over. */
export const whyWithheld = {
  request:
    'It is somebody’s opinion of you. The answer to an access request has it, without who it was: ask at the end of the page of your data.',
  ties: 'It says as much about somebody else as about you. Your leaders keep it, and can be asked.',
  sealed:
    'It is sealed: the pair who led the meeting can open it, and nobody else, not even the society. It is about the leading, and is deleted within weeks.',
  draft: 'You read each in your portfolio once it is submitted. A draft is its writer’s alone.',
  others: 'It is a list of other people, and only you brought it. It is deleted within the day.',
  passing:
    'It is what two browsers say to each other to connect. Nobody can read it, and it is gone in seconds.',
} as const
export type WhyWithheld = keyof typeof whyWithheld

/** Where times are told, and in which zone. */
export interface Here {
  readonly timeZone: string
}

/** A value in words; null: nothing is to be said of it. */
export type InWords = (value: unknown, row: HeldRow, here: Here) => string | null

/** Of a column its label; where the value does not speak for itself, also the words for it. */
export type Said = string | readonly [label: string, words: Readonly<Record<string, string>> | InWords]

export interface HeldKind {
  section: Section
  /** As the page counts them: 'Apologies you sent · 3'. */
  title: string
  /** Every column that is handed over, in the order in which it is read. */
  says: Readonly<Record<string, Said>>
  why?: WhyWithheld
  /** Where one looks at it in the product, and corrects what one may. */
  look?: string
}

export type HeldKinds = Readonly<Record<string, HeldKind>>

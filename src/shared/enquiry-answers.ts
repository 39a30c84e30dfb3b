/** The answers that the forms of an enquiry offer, and what those in charge read of them. */
export const leadersFoundWords = {
  'nobody-yet': 'Nobody yet',
  one: 'One leader',
  two: 'Two leaders',
} as const

export const stageWords = {
  thinking: 'We are thinking about it',
  decided: 'It is decided, and not done yet',
  'moved-already': 'We have moved already',
} as const

export const leadersComeWords = {
  all: 'Yes, all of them',
  some: 'Some of them',
  none: 'No, or we have none',
} as const

export const wayWords = {
  'face-to-face': 'Face to face',
  online: 'Online',
  either: 'Either',
} as const

export const seeksWords = {
  supervisor: 'A supervisor',
  'peer-group': 'A peer group of leaders',
  either: 'Either; I would like to hear what there is',
} as const

export const leadingWords = {
  leads: 'Yes, I lead a group now',
  'about-to': 'I begin soon',
  'not-yet': 'Not yet',
} as const

export const experienceWords = {
  none: 'Not yet',
  some: 'For fewer than twenty meetings',
  long: 'For twenty meetings or more',
} as const

export const leadingWishWords = {
  lead: 'Lead a group',
  'co-lead': 'Lead beside somebody experienced',
  accreditation: 'Work towards accreditation',
} as const

export const standingWords = {
  member: 'I am, or was, a member of it',
  leader: 'I lead it, or led it',
  applicant: 'I applied to it',
  other: 'I know of it in another way',
} as const

export const concernWishWords = {
  'be-heard': 'That somebody knows',
  advice: 'Advice on what I can do myself',
  act: 'That the society does something; talk to me first',
} as const

export const LONGEST_LINE = 120
export const MOST_PEOPLE = 40

/** The choices of such a list, as a form or a kept value knows them. */
export const choicesOf = <const Words extends Record<string, string>>(words: Words) =>
  Object.keys(words) as [keyof Words & string, ...(keyof Words & string)[]]

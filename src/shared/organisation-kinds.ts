/** Kinds of bodies that have lists of people who may want a group (R14). */
export const organisationKinds = [
  'local-medical-committee',
  'gp-tutor',
  'postgraduate',
  'first5',
  'locum-group',
  'counselling',
  'other',
] as const

export type OrganisationKind = (typeof organisationKinds)[number]

export const organisationKindNames: Readonly<Record<OrganisationKind, string>> = {
  'local-medical-committee': 'Local Medical Committee',
  'gp-tutor': 'GP tutor',
  postgraduate: 'Postgraduate tutor or dean',
  first5: 'First5 group',
  'locum-group': 'Locum group',
  counselling: 'Counselling or psychotherapy body',
  other: 'Another organisation',
}

/** How a body was asked; an email goes through the product, the others are noted by hand. */
export const handNotedWays = ['telephone', 'post', 'in-person'] as const

export type AskedHow = 'email' | (typeof handNotedWays)[number]

export const askedHowWords: Readonly<Record<AskedHow, string>> = {
  email: 'by email',
  telephone: 'by telephone',
  post: 'by post',
  'in-person': 'in person',
}

export const organisationAnswers = ['none-yet', 'passed-on', 'declined', 'wants-more'] as const

export type OrganisationAnswer = (typeof organisationAnswers)[number]

/** What an organisation can say of itself. */
export const ownAnswers = ['passed-on', 'wants-more', 'declined'] as const

/** The code of a source as its link carries it: `/f/k3m9q2xd`, `?from=k3m9q2xd`. */
export const sourceCode = /^[a-z0-9]{6,12}$/

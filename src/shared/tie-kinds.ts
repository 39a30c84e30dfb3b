/** What leaders note of two people who work together; `works-for`: the one works for the other. */
export const tieKinds = ['same-practice', 'works-for'] as const

export type TieKind = (typeof tieKinds)[number]

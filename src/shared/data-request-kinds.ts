/** What anybody may ask of the society about their data (UK GDPR articles 15 to 21). */
export const requestKinds = ['access', 'correction', 'restriction', 'erasure'] as const
export type RequestKind = (typeof requestKinds)[number]

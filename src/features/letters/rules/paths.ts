/** Where a group's people write to each other; "Reply here" leads there. */
export const messagesOf = (groupId: string): string => `/groups/${groupId}/messages`

/** Where the leaders write with one member. */
export const conversationWith = (groupId: string, personId: string): string =>
  `${messagesOf(groupId)}/with/${personId}`

/** Where each chooses what arrives. */
export const choicesOf = (groupId: string): string => `${messagesOf(groupId)}/choices`

export const endable = ['reminders', 'messages', 'term-ahead'] as const
export type Endable = (typeof endable)[number]

/** Where letters of a kind are ended without signing in. */
export const endingOf = (token: string, which: Endable): string => `/letters/${token}/${which}`

/** Where a mail program's own "Unsubscribe" posts to (RFC 8058); null for an email without a secret address. */
export const endsAt = (token: string | null, which: Endable): string | null =>
  token && `${endingOf(token, which)}/one-click`

/** Why no further email is sent. */
export const askingWords = {
  'too-many-sign-ins':
    'Several emails have been asked for from here or for this address. Please use the newest one, or try again in an hour.',
} as const

/** Why six digits from an email do not let in. */
export const codeWords = {
  'wrong-code': 'That is not the code in the email. Please compare the six digits.',
  'too-many-tries': 'Too many codes were wrong. The link in the email still works, for as long as it lasts.',
  'sign-in-expired': 'This code has been used or has run out. Please ask for a new email.',
} as const

const tooMany = 'That was wrong too often. Please try again in an hour, or show who you are in another way.'

/** Why an app's code does not let in. */
export const appWords = {
  'wrong-proof':
    'That is not what your app shows now. A new code comes every half minute; is the phone’s clock right?',
  'proof-used': 'This code has been used. Please wait for the next one: it comes within half a minute.',
  'too-many-tries': tooMany,
} as const

export const recoveryWords = {
  'wrong-proof': 'This is none of your recovery codes. New ones replace all that were made before.',
  'proof-used': 'This recovery code has been used; each works once. Please take another.',
  'too-many-tries': tooMany,
} as const

export const passkeyWords = {
  'wrong-proof': 'This passkey is not known here. Perhaps it was removed, or belongs to another society.',
  'proof-used': 'The page had been used already. Please press once more.',
  'too-many-tries': tooMany,
} as const

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

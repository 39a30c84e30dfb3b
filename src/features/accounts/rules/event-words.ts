import { deviceInWords } from './device.ts'

export type SignInEventKind =
  | 'new-device'
  | 'passkey-added'
  | 'passkey-removed'
  | 'app-added'
  | 'app-removed'
  | 'codes-made'
  | 'code-used'
  | 'second-steps-removed'
  | 'link-made'
  | 'codes-ended'
  | 'app-ended'

export interface SignInEvent {
  kind: SignInEventKind
  /** The name of the passkey it is about. */
  word: string | null
  userAgent: string | null
}

/** 'You added the passkey “my phone”' without its full stop: a line of a list, and a subject. */
export function eventInWords({ kind, word, userAgent }: SignInEvent): string {
  switch (kind) {
    case 'new-device':
      return `Signed in for the first time in a browser: ${deviceInWords(userAgent ?? '')}`
    case 'passkey-added':
      return `A passkey was added: ${word}`
    case 'passkey-removed':
      return `A passkey was removed: ${word}`
    case 'app-added':
      return 'An app with codes was set up'
    case 'app-removed':
      return 'The app with codes was removed'
    case 'codes-made':
      return 'New recovery codes were made'
    case 'code-used':
      return `A recovery code was used: ${deviceInWords(userAgent ?? '')}`
    case 'second-steps-removed':
      return 'Passkeys, app and recovery codes were removed from the server’s command line'
    case 'link-made':
      return 'A link to sign in was made on the server’s command line'
    case 'codes-ended':
      return 'Recovery codes are void: this site was put back from a backup'
    case 'app-ended':
      return 'The app with codes is void, and so are recovery codes: this site was put back from a backup'
  }
}

/** What follows from it, for whoever it is about. */
export function afterEvent(kind: SignInEventKind): string {
  switch (kind) {
    case 'new-device':
      return 'If that was you, all is well.'
    case 'passkey-added':
    case 'app-added':
      return 'From now on your mailbox alone lets nobody in.'
    case 'passkey-removed':
    case 'app-removed':
      return 'It lets nobody in any more, and every other browser was signed out. When it was the last one, your mailbox alone lets you in again.'
    case 'codes-made':
      return 'All codes of before are void.'
    case 'code-used':
      return 'It is void now; each works once.'
    case 'second-steps-removed':
      return 'Your mailbox alone lets you in again, until you set up a passkey or an app anew.'
    case 'link-made':
      return 'It works once, for some minutes, and lets in whoever has it. Somebody with access to the server did this, at your wish as we hope.'
    case 'codes-ended':
      return 'If you had some, please make new ones. Passkeys and the app let you in as before; everybody signs in anew.'
    case 'app-ended':
      return 'Please set up the app anew, and make new codes. Passkeys let you in as before; everybody signs in anew.'
  }
}

/** What to do if it was somebody else; where nobody did anything, why it had to be. */
export function ifNotYou(kind: SignInEventKind): string {
  return kind === 'codes-ended' || kind === 'app-ended'
    ? 'Nobody has touched your account: recovery codes that were used since the backup would let in once more, so all of them end.'
    : 'If it was not you, remove there what you do not know, sign out everywhere else, and write to us.'
}

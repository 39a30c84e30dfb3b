import { createHmac, randomBytes } from 'node:crypto'
import type { Secrets } from '../secrets.ts'

const RECOVERY_CODES = 10
/** Of five bits each: nobody guesses fifty, however long they try. */
const CHARACTERS = 10
/** Crockford's: none is taken for another on paper. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** Ten of them, as people write them down: `k3m9t-0xwq7`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    [...randomBytes(CHARACTERS)]
      .map((byte) => ALPHABET[byte & 31])
      .join('')
      .replace(/^(.{5})/, '$1-'),
  )

/** As it may be typed: in capitals, with blanks, a letter for a digit. */
export const readRecoveryCode = (typed: string): string =>
  typed
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')

/** What is kept. Without the installation's secret nobody can try codes at it. */
export const recoveryCodeHash = (secrets: Secrets, personId: string, code: string): Buffer =>
  createHmac('sha256', secrets.derive('recovery-code'))
    .update(`${personId}:${readRecoveryCode(code)}`)
    .digest()

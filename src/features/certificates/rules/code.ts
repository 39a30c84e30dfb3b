/** Digits and letters that are not mistaken for each other when somebody reads them from paper (Crockford's base 32). */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Of 32 signs each, that is 100 bits: nobody comes upon one. */
export const CODE_LETTERS = 20

/** @param bytes random, at least as many as the code has letters; of each, five bits are taken */
export const codeFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, CODE_LETTERS), (byte) => alphabet[byte & 31]).join('')

/** 'k3m9q-2xd7f-h4trv-8wbnc', as it is printed and stands in an address. */
export const printedCode = (code: string): string => code.match(/.{5}/g)?.join('-') ?? code

/** The code that somebody has typed, however they grouped it; undefined where it is none. */
export function codeIn(text: string): string | undefined {
  if (text.length > 100) return undefined
  const plain = text
    .toLowerCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
  return plain.length === CODE_LETTERS && [...plain].every((sign) => alphabet.includes(sign))
    ? plain
    : undefined
}

/** '/certificates/check/k3m9q-2xd7f-h4trv-8wbnc' */
export const checkPath = (code: string): string => `/certificates/check/${printedCode(code)}`

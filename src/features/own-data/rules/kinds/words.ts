import { listed } from '../../../../shared/listed.ts'
import { capitalised } from '../../../../shared/words.ts'
import type { InWords } from '../held-kind.ts'

// Words for values that several kinds have.

/** It is said with another: a currency with its amount. */
export const saidWithIt: InWords = () => null

/** 'place-offered' → 'Place offered' */
export const asWords: InWords = (value) => capitalised(String(value).replaceAll(/[-_]/g, ' '))

/** The first is 1. */
export const nth: InWords = (value) => String(Number(value) + 1)

export const modes = { 'face-to-face': 'Face to face', online: 'Online' }

/** Of several: 'Face to face and online' */
export const each =
  (words: Readonly<Record<string, string>>): InWords =>
  (value) =>
    Array.isArray(value) && value.length > 0
      ? capitalised(listed(value.map((one) => (words[String(one)] ?? String(one)).toLowerCase())))
      : null

export const asRoles = { member: 'Member', leader: 'Leader' }

export const mediaTypes = {
  'application/pdf': 'PDF',
  'image/jpeg': 'Picture (JPEG)',
  'image/png': 'Picture (PNG)',
  'image/webp': 'Picture (WebP)',
}

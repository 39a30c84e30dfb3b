/** What people may keep with an entry of theirs, as a receipt or a proof, and how its name ends. */
export const knownFileEndings = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
} as const
export type KnownFileType = keyof typeof knownFileEndings

export interface KnownFile {
  readonly mediaType: KnownFileType
  readonly bytes: Uint8Array
}

/** As large as a photograph of a page may be. */
export const KNOWN_FILE_MOST_BYTES = 4 * 1024 * 1024

export const isKnownFileType = (type: string | undefined): type is KnownFileType =>
  type !== undefined && Object.hasOwn(knownFileEndings, type)

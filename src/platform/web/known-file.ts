import { fileTypeFromBuffer } from 'file-type'
import { type Refusal, refuse } from '../../shared/refusal.ts'

/** What people may hand in as a proof or a receipt. */
export const knownFileTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const
export type KnownFileType = (typeof knownFileTypes)[number]

export interface KnownFile {
  mediaType: KnownFileType
  bytes: Uint8Array
}

/** As large as a photograph of a page is; the front door takes a form of that size where files are sent. */
export const KNOWN_FILE_MOST_BYTES = 4 * 1024 * 1024

/**
 * What a file is, by what is in it: its name and what the browser says of it are not asked.
 * @returns null where no file was chosen
 */
export async function readKnownFile(
  bytes: Uint8Array,
): Promise<KnownFile | null | Refusal<'file-too-large' | 'file-unknown'>> {
  if (bytes.length === 0) return null
  if (bytes.length > KNOWN_FILE_MOST_BYTES) return refuse('file-too-large')
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const mediaType = knownFileTypes.find((known) => known === type?.mime)
  return mediaType ? { mediaType, bytes } : refuse('file-unknown')
}

export const knownFileWords = {
  'file-too-large': 'The file is larger than 4 MB. A smaller picture, or a PDF, will do.',
  'file-unknown': 'It has to be a PDF or a picture (JPEG, PNG, WebP); this file is something else.',
} as const

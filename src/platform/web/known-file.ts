import { fileTypeFromBuffer } from 'file-type'
import {
  isKnownFileType,
  KNOWN_FILE_MOST_BYTES,
  type KnownFile,
  knownFileEndings,
} from '../../shared/known-files.ts'
import { type Refusal, refuse } from '../../shared/refusal.ts'
import { pictureAlone } from '../pictures/picture-alone.ts'
import type { Web } from './context.ts'

/**
 * What a file is, by what is in it: its name and what the browser says of it are not asked. Of a picture only the picture is kept; a
 * PDF stays as it is, for to take something out of it is to write it anew.
 * @returns null where no file was chosen
 */
export async function readKnownFile(
  bytes: Uint8Array,
): Promise<KnownFile | null | Refusal<'file-too-large' | 'file-unknown' | 'file-damaged'>> {
  if (bytes.length === 0) return null
  if (bytes.length > KNOWN_FILE_MOST_BYTES) return refuse('file-too-large')
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (!isKnownFileType(type?.mime)) return refuse('file-unknown')
  const mediaType = type.mime
  if (mediaType === 'application/pdf') return { mediaType, bytes }
  const picture = pictureAlone(mediaType, bytes)
  return picture ? { mediaType, bytes: picture } : refuse('file-damaged')
}

export const knownFileWords = {
  'file-too-large': 'The file is larger than 4 MB. A smaller picture, or a PDF, will do.',
  'file-unknown': 'It has to be a PDF or a picture (JPEG, PNG, WebP); this file is something else.',
  'file-damaged':
    'This picture is damaged: it cannot be read to its end. Please save it once more, or take it again.',
} as const

/** To keep, never to be shown by the browser in our name: whatever is in it does nothing here. */
export const sendKnownFile = (c: Web, { mediaType, bytes }: KnownFile, name: string): Response =>
  c.body(Uint8Array.from(bytes), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${name}.${knownFileEndings[mediaType]}"`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-store',
  })

import { jpegAlone } from './jpeg-alone.ts'
import { pngAlone } from './png-alone.ts'
import { webpAlone } from './webp-alone.ts'

const alone = { 'image/jpeg': jpegAlone, 'image/png': pngAlone, 'image/webp': webpAlone }
export type PictureType = keyof typeof alone

/**
 * A picture without what cameras and programs write into it beside the picture: where and when it was taken, with what, by whom,
 * smaller pictures of it (docs/decisions/0058). Not a pixel is changed, and it stands upright as before.
 * @returns null: it cannot be read to its end, so that nobody knows what is in it
 */
export const pictureAlone = (type: PictureType, bytes: Uint8Array): Uint8Array | null => alone[type](bytes)

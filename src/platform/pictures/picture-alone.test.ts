import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orientationIn } from './orientation.ts'
import { type PictureType, pictureAlone } from './picture-alone.ts'

// Four pictures of 24 by 16, from red to blue, as ImageMagick writes them.
const jpeg = read(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAFhABAQEAAAAAAAAAAAAAAAAAABNh/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAWEQADAAAAAAAAAAAAAAAAAAAAFWH/2gAMAwEAAhEDEQA/AMxbS2oLFlhDC+6pfbRBYEMDqn//2Q==',
)
const progressive = read(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wgARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAYH/9oADAMBAAIQAxAAAAHK08uNHoU8P//EABUQAQEAAAAAAAAAAAAAAAAAAAAT/9oACAEBAAEFArrrrrrv/8QAFhEAAwAAAAAAAAAAAAAAAAAAABZi/9oACAEDAQE/AXyh8o//xAAWEQADAAAAAAAAAAAAAAAAAAAAF2L/2gAIAQIBAT8BXUi6k//EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEABj8CX//EABUQAQEAAAAAAAAAAAAAAAAAAABx/9oACAEBAAE/IaUpSlP/2gAMAwEAAgADAAAAEMsv/8QAFhEAAwAAAAAAAAAAAAAAAAAAABHw/9oACAEDAQE/EJZLP//EABYRAAMAAAAAAAAAAAAAAAAAAAAR8P/aAAgBAgEBPxCUSj//xAAVEAEBAAAAAAAAAAAAAAAAAAAAEf/aAAgBAQABPxCWWWWWX//Z',
)
const png = read(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQBAMAAAD+CqKmAAAAMFBMVEX/AADuABHdACLMADO7AESqAFWZAGaIAHd3AIhmAJlVAKpEALszAMwiAN0RAO4AAP8lworGAAAAO0lEQVQI103BQQEAEADAwFVQQQUVVFBBBRVUUEEFFVRQQQW+uwMLQhSSkIUiVKEJXRjCFJawhSNc4ckHGRdfoQLKecQAAAAASUVORK5CYII=',
)
const webp = read(
  'UklGRmIAAABXRUJQVlA4IFYAAADwAwCdASoYABAAPpE6l0eloyIhMAgAsBIJbDuAG9Yir+gAC1ay8J6AAP7sF40Z8avX/7S//4oad9+1H//UJuf/5CbgkES5bxwZz2ZEqLwNEiNFk3VwAA==',
)

function read(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}

/** What nobody else is to know, as it stands in a file. */
const told = [
  'SpyPhone 12',
  '51.4545N 2.5879W',
  'Jane at home',
  'http://ns.adobe.com/xap/1.0/',
  'Photoshop 3.0',
  'a second picture',
]
const [device = '', place = '', who = '', xmp = '', iptc = '', after = ''] = told

/** A TIFF header, its directory with the orientation among others, and words behind it. */
function exif(orientation: number, isLittle: boolean): Buffer {
  const words = Buffer.from(`${device}\0${place}\0${who}\0`)
  const tiff = Buffer.alloc(8 + 2 + 3 * 12 + 4)
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(isLittle ? 'II' : 'MM', 'latin1')
  short(42, 2)
  long(8, 4)
  short(3, 8)
  for (const [nth, [tag, type, count]] of (
    [
      [0x010f, 2, device.length],
      [0x0112, 3, 1],
      [0x8825, 4, 1],
    ] as const
  ).entries()) {
    const at = 10 + nth * 12
    short(tag, at)
    short(type, at + 2)
    long(count, at + 4)
    if (tag === 0x0112) short(orientation, at + 8)
    else long(tiff.length, at + 8)
  }
  return Buffer.concat([tiff, words])
}

const segment = (marker: number, content: Buffer) =>
  Buffer.concat([Buffer.of(0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff), content])

function chunk(type: string, content: Buffer): Buffer {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), content])))
  return Buffer.concat([length, Buffer.from(type), content, check])
}

function riff(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return Buffer.concat([Buffer.from(type), length, content, Buffer.alloc(content.length % 2)])
}

function webpOf(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  return riff('RIFF', body)
}

/** The same picture as a telephone or a program would hand it over. */
const telling: Record<PictureType, (picture: Buffer, orientation: number, isLittle?: boolean) => Buffer> = {
  'image/jpeg': (picture, orientation, isLittle = false) =>
    Buffer.concat([
      picture.subarray(0, 2),
      segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(orientation, isLittle)])),
      segment(0xe1, Buffer.from(`${xmp}\0<creator>${who}</creator>`)),
      segment(0xed, Buffer.from(`${iptc}\0 8BIM ${who}`)),
      segment(0xe2, Buffer.from(`MPF\0${after}`)),
      segment(0xfe, Buffer.from(`${device}, ${place}`)),
      picture.subarray(2),
      Buffer.from(after),
    ]),
  'image/png': (picture, orientation, isLittle = false) =>
    Buffer.concat([
      picture.subarray(0, 33),
      chunk('eXIf', exif(orientation, isLittle)),
      chunk('tEXt', Buffer.from(`Author\0${who}`)),
      chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)),
      chunk('prVt', Buffer.from(`${iptc} ${place}`)),
      picture.subarray(33),
      Buffer.from(after),
    ]),
  'image/webp': (picture, orientation, isLittle = false) =>
    Buffer.concat([
      webpOf(
        riff('VP8X', Buffer.of(0x0c, 0, 0, 0, 23, 0, 0, 15, 0, 0)),
        picture.subarray(12),
        riff(
          'EXIF',
          Buffer.concat([isLittle ? Buffer.from('Exif\0\0') : Buffer.alloc(0), exif(orientation, isLittle)]),
        ),
        riff('XMP ', Buffer.from(`${xmp} ${who} ${place}`)),
        riff('MINE', Buffer.from(`${iptc} ${device}`)),
      ),
      Buffer.from(after),
    ]),
}

const pictures: [PictureType, string, Buffer][] = [
  ['image/jpeg', 'JPEG', jpeg],
  ['image/jpeg', 'progressive JPEG', progressive],
  ['image/png', 'PNG', png],
  ['image/webp', 'WebP', webp],
]

const holds = (bytes: Uint8Array | null) => told.filter((words) => Buffer.from(bytes ?? []).includes(words))

describe.each(pictures)('%s (%s)', (type, _, picture) => {
  test('that tells nothing stays as it is', () => {
    expect(Buffer.from(pictureAlone(type, picture) ?? []).equals(picture)).toBe(true)
  })

  test('loses place, device, name, comment and what stands behind its end; the picture stays to the bit', () => {
    const sent = telling[type](picture, 1)
    expect(holds(sent)).toEqual(told)
    const kept = pictureAlone(type, sent)
    expect(holds(kept)).toEqual([])
    const drawn = type === 'image/webp' ? picture.subarray(12) : picture.subarray(-60)
    expect(Buffer.from(kept ?? []).includes(drawn)).toBe(true)
    expect((kept?.length ?? 0) - picture.length).toBeLessThanOrEqual(type === 'image/webp' ? 18 : 0)
  })

  test.each([2, 3, 4, 5, 6, 7, 8])(
    'is turned as it was (%i), and that is all that is said',
    (orientation) => {
      for (const isLittle of [true, false]) {
        const kept = Buffer.from(pictureAlone(type, telling[type](picture, orientation, isLittle)) ?? [])
        expect(holds(kept)).toEqual([])
        const at = kept.indexOf(Buffer.from([0x4d, 0x4d, 0, 42]))
        expect(orientationIn(kept.subarray(at, at + 26))).toBe(orientation)
        // The same again changes nothing.
        expect(Buffer.from(pictureAlone(type, kept) ?? []).equals(kept)).toBe(true)
      }
    },
  )

  test('that is cut anywhere tells nothing, either', () => {
    const sent = telling[type](picture, 6)
    for (let length = 0; length < sent.length; length++)
      expect(holds(pictureAlone(type, sent.subarray(0, length)))).toEqual([])
  })

  test('that is damaged anywhere is no fault of ours', () => {
    const sent = telling[type](picture, 6)
    fc.assert(
      fc.property(fc.nat(sent.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(sent)
        damaged[at] = byte
        pictureAlone(type, damaged)
      }),
      { numRuns: 500 },
    )
  })
})

test('what begins like a picture and is none is not taken for one', () => {
  for (const [type, , picture] of pictures) expect(pictureAlone(type, picture.subarray(0, 40))).toBeNull()
  expect(pictureAlone('image/png', jpeg)).toBeNull()
  expect(pictureAlone('image/webp', png)).toBeNull()
  expect(pictureAlone('image/jpeg', webp)).toBeNull()
})

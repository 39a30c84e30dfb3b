import fc from 'fast-check'
import { hostileText } from './texts.ts'

/** A file as a browser sends it: what it is called, what it is said to be, and what is in it. */
export interface Upload {
  name: string
  type: string
  bytes: Buffer<ArrayBuffer>
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const pdf = latin1(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  latin1('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
  Buffer.from([0xff, 0xda, 0, 2, 0, 0xff, 0xd9]),
])
const webp = latin1('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0')
const html = latin1('<!doctype html><script>alert(document.cookie)</script>')

/** Of each kind that is taken, of each that is not, and what is two of them at once. */
export const files: Readonly<Record<string, Buffer<ArrayBuffer>>> = {
  empty: Buffer.alloc(0),
  pdf,
  'a pdf with a page in it': Buffer.concat([pdf, html]),
  'a page that says it is a pdf further down': Buffer.concat([html, pdf]),
  png,
  'a png with a page behind it': Buffer.concat([png, html]),
  'a png of four billion by four billion': Buffer.concat([
    png.subarray(0, 16),
    Buffer.alloc(8, 0xff),
    png.subarray(24),
  ]),
  'half a png': png.subarray(0, 40),
  jpeg,
  'a jpeg whose parts say they are longer than it': Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0x45]),
  webp,
  'a webp whose parts say they are longer than it': Buffer.concat([
    webp.subarray(0, 16),
    Buffer.alloc(40, 0xff),
  ]),
  'a gif that is a script': latin1('GIF89a/*\0\0*/=alert(1)//'),
  svg: latin1('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  html,
  'half a zip': latin1('PK\x03\x04\x14\0\x08\0\x08\0'),
  'a sheet of Excel, as far as its beginning says': latin1('PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml'),
  'a zip that says it holds four billion': latin1(
    'PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0',
  ),
  gzip: latin1('\x1f\x8b\x08\0\0\0\0\0\0\x03\xff\xff'),
  'a program': latin1('MZ\x90\0\x03\0\0\0'),
  csv: latin1('Name,Email\n=1+1,@SUM(A1)\n"a\n'),
  'a csv of one line without end': latin1('a,'.repeat(200_000)),
  'a csv of quotes': latin1('"'.repeat(100_001)),
  'lines without anything': latin1('\n'.repeat(300_000)),
  mt940: latin1(
    ':20:X\r\n:25:GB00\r\n:28C:1/1\r\n:60F:C261101GBP0,00\r\n:61:2611011101C99999999999999,99NMSC\r\n:86:\r\n-',
  ),
  ofx: latin1('OFXHEADER:100\n<OFX><BANKMSGSRSV1><STMTTRN><TRNAMT>1e309<DTPOSTED>20269999'),
  'an xml that names a file of ours': latin1(
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Document>&b;</Document>',
  ),
  'an xml that grows': latin1(
    `<!DOCTYPE a [${Array.from({ length: 12 }, (_, nth) => `<!ENTITY e${nth + 1} "${`&e${nth};`.repeat(10)}">`).join('')}]><a>&e12;</a>`,
  ),
  'an xml as deep as it is long': latin1('<a>'.repeat(100_000)),
  'UTF-16 in halves': Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00]),
  nothing: Buffer.alloc(100_000),
  'more than is kept': Buffer.concat([png, Buffer.alloc(4 * 1024 * 1024 + 1)]),
  'more than is taken': Buffer.alloc(6 * 1024 * 1024),
}
/** They cost as much as a hundred others. */
const large = ['more than is kept', 'more than is taken']
const small = Object.keys(files).filter((name) => !large.includes(name))

const fileNames = [
  'receipt.pdf',
  'receipt.pdf.exe',
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'C:\\receipt.jpg',
  'a"; filename="b.html',
  'a\r\nX-Injected: yes',
  'a\0.pdf',
  '.htaccess',
  'CON',
  '\u202Efdp.exe',
  '=HYPERLINK("https://evil.example.org").csv',
  'x'.repeat(5_000),
  '',
]
const types = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/svg+xml',
  'text/html',
  'text/csv',
  'application/octet-stream',
  '',
  'multipart/mixed; boundary=y',
  'image/png\r\nX-Injected: yes',
]

/** Bytes that are one of these files, or what damage has left of one. */
const content: fc.Arbitrary<Buffer<ArrayBuffer>> = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...small).map(named) },
  {
    weight: 60,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...small),
        fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 8 }),
        fc.nat(2_000),
      )
      .map(([name, changes, cut]) => {
        const bytes = Buffer.from(named(name))
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte
        return cut % 2 === 0 ? bytes : bytes.subarray(0, cut)
      }),
  },
  { weight: 1, arbitrary: fc.constantFrom(...large).map(named) },
)

function named(name: string): Buffer<ArrayBuffer> {
  return files[name] ?? Buffer.alloc(0)
}

export const hostileUpload: fc.Arbitrary<Upload> = fc.record({
  name: fc.oneof(
    fc.constantFrom(...fileNames),
    hostileText.map((text) => text.slice(0, 2_000)),
  ),
  type: fc.constantFrom(...types),
  bytes: content,
})

const BOUNDARY = 'of-a-hostile-form'

/** A form with a file in it, written by hand: a program that knows how would mend the names. */
export function formWithFile(
  fields: readonly (readonly [name: string, value: string])[],
  field: string,
  { name, type, bytes }: Upload,
): { body: Buffer<ArrayBuffer>; type: string } {
  const part = (head: string, body: Uint8Array | string) =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ])
  const typed = type === '' ? '' : `\r\nContent-Type: ${type}`
  return {
    body: Buffer.concat([
      ...fields.map(([of, value]) => part(`name="${of}"`, value)),
      part(`name="${field}"; filename="${name}"${typed}`, bytes),
      Buffer.from(`--${BOUNDARY}--\r\n`),
    ]),
    type: `multipart/form-data; boundary=${BOUNDARY}`,
  }
}

import { connect } from 'node:net'
import fc from 'fast-check'
import { hostileText } from './texts.ts'

/** What programs say of themselves and of what they want; each is looked at somewhere between the socket and the page. */
const names = [
  'Accept',
  'Accept-Charset',
  'Accept-Encoding',
  'Accept-Language',
  'Authorization',
  'Cache-Control',
  'Connection',
  'Content-Encoding',
  'Content-Length',
  'Content-Type',
  'Cookie',
  'Expect',
  'Forwarded',
  'Host',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Range',
  'Origin',
  'Range',
  'Referer',
  'Sec-Fetch-Dest',
  'Sec-Fetch-Mode',
  'Sec-Fetch-Site',
  'TE',
  'Transfer-Encoding',
  'Upgrade',
  'User-Agent',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'X-HTTP-Method-Override',
  'X-Requested-With',
] as const

const meant = [
  '*/*;q=NaN',
  'text/html;q=0.9,'.repeat(200),
  'gzip, br;q=0, *;q=1e309',
  'zstd',
  'en;q=\u00ff',
  'Bearer ',
  'Basic Og==',
  'close, X-Forwarded-For, Cookie',
  'chunked, chunked',
  'application/x-www-form-urlencoded; charset=utf-7',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  `multipart/form-data; boundary=${'x'.repeat(3_000)}`,
  'better-auth.session_token=a.b; better-auth.session_token=%00; __proto__=1',
  '__Host-session=; ='.repeat(100),
  `room_pass=${'%F0'.repeat(500)}`,
  '100-continue',
  'for="[::1]";proto=javascript',
  'localhost:99999',
  'evil.example.org',
  'a b',
  '[::1',
  '*',
  'W/"x", "',
  'Thu, 99 Jan 99999 25:61:61 GMT',
  'null',
  'https://evil.example.org',
  'bytes=0-0,1-1,2-2',
  'bytes=-99999999999999999999',
  'bytes=9-1',
  'cross-site',
  'same-origin',
  'websocket',
  'h2c',
  '::ffff:1.2.3.4, 1.2.3.4:80, unknown, _hidden',
  '1.1.1.1,'.repeat(500),
  '999.999.999.999',
  'DELETE',
  '-1',
  '0',
  '5, 6',
  '99999999999999999999',
] as const

/** One byte a character, as they go over the wire; the end of a line within one is another header, or another request. */
const value: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...meant) },
  { weight: 1, arbitrary: hostileText.map((text) => Buffer.from(text.slice(0, 4_000)).toString('latin1')) },
)

export const hostileHeaders: fc.Arbitrary<[name: string, value: string][]> = fc.array(
  fc.tuple(fc.constantFrom(...names), value),
  { minLength: 1, maxLength: 6 },
)

const methods = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'TRACE', 'PUT', 'BREW'] as const
export const someMethod: fc.Arbitrary<string> = fc.constantFrom(...methods)

/**
 * Says exactly this to the server, as no program that knows HTTP would, and hears how its answer begins.
 * @returns the status; 0 where it closes without one, or waits for more than was sent
 */
export async function said(url: string, request: string): Promise<{ status: number }> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.setTimeout(PATIENCE_MS, () => socket.destroy())
  socket.setEncoding('latin1')
  let heard = ''
  let status = 0
  socket.on('data', (bytes) => {
    heard += bytes
    // "Go on" is no answer yet.
    status = Number(/^(?:HTTP\/1\.1 100[\s\S]*?\r\n\r\n)?HTTP\/1\.1 ([2-5]\d\d)/.exec(heard)?.[1] ?? 0)
    if (status > 0 || heard.length > 10_000) socket.destroy()
  })
  socket.on('error', () => {})
  // Not ended: whoever ends what they say is taken for one who has gone.
  socket.write(Buffer.from(request, 'latin1'))
  // Also where it breaks off, which is an answer as well.
  await new Promise<void>((resolve) => socket.once('close', () => resolve()))
  return { status }
}

/** Whoever says that more will come and sends none is waited for; not by us. */
const PATIENCE_MS = 10_000

/** As a browser would ask, and then these lines. */
export function requestWith(
  method: string,
  path: string,
  host: string,
  cookies: string,
  headers: readonly [name: string, value: string][],
): string {
  const own: [string, string][] = [
    ['Host', host],
    ['Connection', 'close'],
    ['Cookie', cookies],
  ]
  const said = own.filter(([name]) => !headers.some(([other]) => other === name))
  const lines = [...said, ...headers].map(([name, value]) => `${name}: ${value}`)
  // Where more is announced: the end of a body in pieces, and enough for a short one.
  const more = headers.some(([name]) => ['Content-Length', 'Transfer-Encoding'].includes(name))
    ? '0\r\n\r\n'
    : ''
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${more}`
}

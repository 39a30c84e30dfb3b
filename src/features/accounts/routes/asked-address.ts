import { createHmac } from 'node:crypto'
import { getCookie } from 'hono/cookie'
import { SIGN_IN_MINUTES } from '../../../platform/auth/sign-in-proof.ts'
import { sameBytes } from '../../../platform/secrets.ts'
import type { Web } from '../../../platform/web/context.ts'

/** Only in the browser where it was typed: the page says it again, whether or not we know it. */
const cookieName = 'circle-asked'

export function rememberAsked(c: Web, response: Response, requestId: string, email: string): void {
  const said = Buffer.from(email).toString('base64url')
  const secure = c.var.house.baseUrl.startsWith('https:') ? '; Secure' : ''
  response.headers.append(
    'Set-Cookie',
    `${cookieName}=${said}.${proofFor(c, requestId, email)}; Path=/sign-in; Max-Age=${SIGN_IN_MINUTES * 60}; HttpOnly; SameSite=Lax${secure}`,
  )
}

/** What was typed for this very request; null in another browser. */
export function askedAddress(c: Web, requestId: string): string | null {
  const [said = '', proof = ''] = (getCookie(c, cookieName) ?? '').split('.')
  const email = Buffer.from(said, 'base64url').toString()
  return sameBytes(Buffer.from(proof), Buffer.from(proofFor(c, requestId, email))) ? email : null
}

const proofFor = (c: Web, requestId: string, email: string): string =>
  createHmac('sha256', c.var.house.secrets.derive('asked-address'))
    .update(`${requestId} ${email}`)
    .digest('base64url')

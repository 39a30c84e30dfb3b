import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { Web } from './context.ts'

/** Nothing inline, nothing from elsewhere, none of the browser's senses; no frame around us, except where a page says so. */
export const securityHeaders = (isHttps: boolean) => {
  const strict = strictHeaders(isHttps)
  return createMiddleware(async (c, next) => {
    await strict(c, next)
    if (c.res.headers.get('Content-Security-Policy') !== framable) return
    // Older than frame-ancestors, and it knows no "anywhere".
    c.res.headers.delete('X-Frame-Options')
    c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
  })
}

/** For a page that may stand in a frame on anybody's site: it holds no form, no script, and nothing of one reader alone. */
export const framable =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"

/**
 * For the room and the check before it: camera and microphone, for this page alone. The screen itself (display-capture)
 * is given to no page: nobody can share or record it with our help.
 */
export function openSenses(c: Web): void {
  c.header(
    'Permissions-Policy',
    'camera=(self), microphone=(self), geolocation=(), display-capture=(), payment=()',
  )
}

const strictHeaders = (isHttps: boolean) =>
  secureHeaders({
    // A page may say it more narrowly: no referrer behind a secret address, the mailbox's own frame.
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: isHttps ? 'max-age=63072000; includeSubDomains' : false,
    xFrameOptions: 'DENY',
    permissionsPolicy: {
      camera: [],
      microphone: [],
      geolocation: [],
      displayCapture: [],
      payment: [],
    },
  })

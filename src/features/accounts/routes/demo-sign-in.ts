import { createHmac } from 'node:crypto'
import { Hono } from 'hono'
import { NotFound } from '../../../platform/errors.ts'
import { type Secrets, sameBytes } from '../../../platform/secrets.ts'
import type { WebEnv } from '../../../platform/web/context.ts'

/** Mounted in the demo alone: an address that takes one person's place with a click. */
export const demoSignInRoutes = new Hono<WebEnv>().get('/demo/as/:who', async (c) => {
  const { secrets, signIn } = c.var.house
  const [personId = '', proof = ''] = c.req.param('who').split('.')
  if (!sameBytes(Buffer.from(proof), Buffer.from(proofFor(secrets, personId)))) throw new NotFound()
  for (const cookie of await signIn.begin(personId, c.req.raw.headers)) {
    c.header('Set-Cookie', cookie, { append: true })
  }
  return c.redirect('/home', 303)
})

export const demoSignInPath = (secrets: Secrets, personId: string): string =>
  `/demo/as/${personId}.${proofFor(secrets, personId)}`

const proofFor = (secrets: Secrets, personId: string): string =>
  createHmac('sha256', secrets.derive('demo-sign-in')).update(personId).digest('base64url')

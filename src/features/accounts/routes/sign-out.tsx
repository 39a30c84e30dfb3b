import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { SignOutPage } from '../pages/sign-out-page.tsx'

/** The first page, which says it. */
const goodbye = '/?signed-out'

export const signOutRoutes = new Hono<WebEnv>()

signOutRoutes.post('/sign-out', async (c) => {
  // A second click, or a session that has ended by itself.
  if (c.var.sessionId === null) return c.redirect(goodbye, 303)
  return submit(c, {
    form: buttonForm,
    command: async () => ({ cookies: await c.var.house.signIn.end(c.req.raw.headers) }),
    done: () => goodbye,
    after: async ({ cookies }) => {
      for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
      // On a shared computer, the back button shows nothing, and nothing stays of what was typed and not sent yet, of the chosen
      // camera, or of a room's certificate.
      c.header('Clear-Site-Data', '"cache", "storage"')
    },
    again: (_, attempt) => <SignOutPage attempt={attempt} />,
    words: {},
  })
})

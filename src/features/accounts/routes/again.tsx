import { Hono } from 'hono'
import { localPath } from '../../../platform/auth/local-path.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import type { Returned } from '../../../platform/web/respond.tsx'
import { isId } from '../../../shared/ids.ts'
import { againCodeForm, againForm } from '../forms.ts'
import { isFresh } from '../fresh.ts'
import { GoOnPage } from '../pages/go-on-page.tsx'
import { askingWords, codeWords } from '../rules/sign-in-words.ts'
import { requireSignIn } from '../session.ts'
import { openKeptForm } from './kept-form.ts'
import { presentProof } from './present-proof.ts'
import { type AgainWish, againPage, showAgain } from './show-again.tsx'

export const againRoutes = new Hono<WebEnv>()
againRoutes.use('/sign-in/again', requireSignIn)
againRoutes.use('/sign-in/again/*', requireSignIn)

againRoutes.get('/sign-in/again', async (c) => {
  const next = localPath(c.req.query('next'))
  return isFresh(c.var.session) ? c.redirect(next, 303) : showAgain(c, { next })
})

againRoutes.post('/sign-in/again', (c) =>
  presentProof(c, {
    form: againForm,
    use: ({ next }, { now }) =>
      c.var.house.signIn.requestAgain(found(c.var.viewer.personId), {
        next,
        client: c.var.clientAddress,
        ...(now && { now }),
      }),
    // No redirect: what was typed stays in the page.
    done: ({ requestId }, { next, kept }) => showAgain(c, { next: localPath(next), kept, requestId }),
    again: (attempt) => againPage(wishOf(attempt)),
    words: askingWords,
  }),
)

againRoutes.post('/sign-in/again/code', (c) =>
  presentProof(c, {
    form: againCodeForm,
    use: ({ request, code }, { now }) => {
      const { sessionId, personId } = found(c.var.session)
      return c.var.house.signIn.renew({ requestId: request, code, sessionId, personId, ...(now && { now }) })
    },
    done: (_, { next, kept }) => goOn(c, next, kept),
    again: (attempt) => againPage(wishOf(attempt)),
    words: codeWords,
  }),
)

/** Back to where they were: with what they had typed, or to the page. */
async function goOn(c: Web, next: string | undefined, kept: string | undefined): Promise<Response> {
  const form = openKeptForm(c, kept)
  if (form === null) return c.redirect(localPath(next), 303)
  return c.html(await c.var.render(<GoOnPage {...form} />))
}

function wishOf(attempt: Returned): AgainWish {
  const requestId = text(attempt.typed.request)
  return {
    next: localPath(text(attempt.typed.next)),
    kept: text(attempt.typed.kept) || undefined,
    requestId: isId(requestId) ? requestId : undefined,
    attempt,
  }
}

const text = (typed: string | string[] | undefined): string => (typeof typed === 'string' ? typed : '')

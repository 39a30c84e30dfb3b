import { Hono } from 'hono'
import { localPath } from '../../../platform/auth/local-path.ts'
import type { Shown } from '../../../platform/auth/second-ways.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import type { Returned } from '../../../platform/web/respond.tsx'
import { isId } from '../../../shared/ids.ts'
import { againCodeForm, againForm, shownCodeForm, shownPasskeyForm } from '../forms.ts'
import { isFresh } from '../fresh.ts'
import { GoOnPage } from '../pages/go-on-page.tsx'
import type { WayName } from '../pages/ways-to-show.tsx'
import { appWords, askingWords, codeWords, passkeyWords, recoveryWords } from '../rules/sign-in-words.ts'
import { askerId, requireSignIn } from '../session.ts'
import { openKeptForm } from './kept-form.ts'
import { presentedHere, presentProof } from './present-proof.ts'
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
      c.var.house.signIn.requestAgain(askerId(c), {
        next,
        client: c.var.clientAddress,
        headers: c.req.raw.headers,
        ...(now && { now }),
      }),
    // No redirect: what was typed stays in the page.
    done: ({ requestId }, { next, kept }) => showAgain(c, { next: localPath(next), kept, requestId }),
    again: (attempt) => againPage(c, wishOf(attempt)),
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
    again: (attempt) => againPage(c, wishOf(attempt)),
    words: codeWords,
  }),
)

againRoutes.post('/sign-in/again/app', (c) =>
  presentProof(c, {
    form: shownCodeForm,
    use: ({ code }, presented) =>
      c.var.house.signIn.showAgain(
        found(c.var.session),
        { kind: 'app-code', code: code.replaceAll(/[\s-]/g, '') },
        presentedHere(c, presented),
      ),
    done: (_, { next, kept }) => goOn(c, next, kept),
    again: (attempt) => againPage(c, wishOf(attempt, 'app')),
    words: appWords,
  }),
)

againRoutes.post('/sign-in/again/recovery', (c) =>
  presentProof(c, {
    form: shownCodeForm,
    use: ({ code }, presented) =>
      c.var.house.signIn.showAgain(
        found(c.var.session),
        { kind: 'recovery-code', code },
        presentedHere(c, presented),
      ),
    done: (_, { next, kept }) => goOn(c, next, kept),
    again: (attempt) => againPage(c, wishOf(attempt, 'recovery')),
    words: recoveryWords,
  }),
)

againRoutes.post('/sign-in/again/passkey', (c) =>
  presentProof(c, {
    form: shownPasskeyForm,
    use: ({ credential }, presented) => {
      const who = found(c.var.session)
      const shown: Shown = { kind: 'passkey', credential, purpose: `show:${who.personId}` }
      return c.var.house.signIn.showAgain(who, shown, presentedHere(c, presented))
    },
    done: (_, { next, kept }) => goOn(c, next, kept),
    again: (attempt) => againPage(c, wishOf(attempt, 'passkey')),
    words: passkeyWords,
  }),
)

/** Back to where they were: with what they had typed, or to the page. */
async function goOn(c: Web, next: string | undefined, kept: string | undefined): Promise<Response> {
  const form = openKeptForm(c, kept)
  if (form === null) return c.redirect(localPath(next), 303)
  return c.html(await c.var.render(<GoOnPage {...form} />))
}

function wishOf(attempt: Returned, tried?: WayName): AgainWish {
  const requestId = text(attempt.typed.request)
  return {
    next: localPath(text(attempt.typed.next)),
    kept: text(attempt.typed.kept) || undefined,
    requestId: isId(requestId) ? requestId : undefined,
    tried,
    attempt,
  }
}

const text = (typed: string | string[] | undefined): string => (typeof typed === 'string' ? typed : '')

import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { HOME, localPath } from '../../../platform/auth/local-path.ts'
import { requestOfLink, SIGN_IN_MINUTES, signInExpiry } from '../../../platform/auth/sign-in-proof.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { atEvenPace } from '../../../platform/web/even-pace.ts'
import { type Returned, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { isId } from '../../../shared/ids.ts'
import { codeForm, signInForm } from '../forms.ts'
import { SignInCodePage } from '../pages/sign-in-code-page.tsx'
import { SignInLinkPage, SignInOverPage } from '../pages/sign-in-link-page.tsx'
import { SignInPage } from '../pages/sign-in-page.tsx'
import { askingWords, codeWords } from '../rules/sign-in-words.ts'
import { whySignIn } from '../rules/why-sign-in.ts'
import { askedAddress, rememberAsked } from './asked-address.ts'
import { lead, presentProof } from './present-proof.ts'

/** With what came back, if anything did: from the form of the email, or from a passkey. */
export async function signInPage(
  c: Web,
  wanted: string | string[] | undefined,
  came: { byEmail?: Returned | undefined; byPasskey?: Returned | undefined } = {},
) {
  const next = localPath(text(wanted))
  const passkey = await c.var.house.signIn.passkeyToShow(null)
  return <SignInPage next={next} why={whySignIn(next)} passkey={passkey} {...came} />
}

const codePage = (c: Web, requestId: string, attempt?: Returned) => (
  <SignInCodePage
    requestId={requestId}
    email={askedAddress(c, requestId)}
    minutes={SIGN_IN_MINUTES}
    attempt={attempt}
  />
)

const text = (typed: string | string[] | undefined): string => (typeof typed === 'string' ? typed : '')

export const signInRoutes = new Hono<WebEnv>()
// Whoever is known here costs a little more work than whoever is not.
signInRoutes.use('/sign-in', atEvenPace)
signInRoutes.use('/sign-in/code', atEvenPace)

signInRoutes.get('/sign-in', async (c) => {
  const next = localPath(c.req.query('next'))
  if (c.var.viewer.personId !== null) return c.redirect(next, 303)
  return c.html(await c.var.render(await signInPage(c, next)))
})

signInRoutes.post('/sign-in', async (c) => {
  const { signIn, clock } = c.var.house
  let typed = ''
  const response = await submit(c, {
    // A second click is answered without the command, and shows the address all the same.
    form: signInForm.transform((values) => {
      typed = values.email
      return values
    }),
    command: (_, { email, next }) =>
      signIn.request({
        email,
        next,
        client: c.var.clientAddress,
        headers: c.req.raw.headers,
        now: clock(),
      }),
    done: ({ requestId }) => `/sign-in/code?request=${requestId}`,
    again: (_, byEmail) => signInPage(c, byEmail?.typed.next, { byEmail }),
    words: askingWords,
  })
  const { searchParams } = new URL(response.headers.get('Location') ?? '/', c.var.house.baseUrl)
  const requestId = searchParams.get('request')
  if (requestId !== null) rememberAsked(c, response, requestId, typed)
  return response
})

signInRoutes.get('/sign-in/code', async (c) => {
  const requestId = c.req.query('request') ?? ''
  if (c.var.viewer.personId !== null) return c.redirect(HOME, 303)
  if (!isId(requestId)) return c.redirect('/sign-in', 303)
  return secret(c, codePage(c, requestId))
})

signInRoutes.post('/sign-in/code', (c) => {
  const { signIn } = c.var.house
  return presentProof(c, {
    form: codeForm,
    use: ({ request, code }, presented) => signIn.useCode(request, code, presented),
    done: lead(c),
    again: (attempt) =>
      codePage(c, isId(text(attempt.typed.request)) ? text(attempt.typed.request) : '', attempt),
    words: codeWords,
  })
})

signInRoutes.get('/sign-in/link/:token', (c) => {
  const token = c.req.param('token')
  return isOver(c, token) ? secret(c, <SignInOverPage />, 410) : secret(c, <SignInLinkPage token={token} />)
})

signInRoutes.post('/sign-in/link/:token', (c) => {
  const token = c.req.param('token')
  if (isOver(c, token)) return secret(c, <SignInOverPage />, 410)
  return presentProof(c, {
    form: buttonForm,
    use: (_, presented) => c.var.house.signIn.useLink(token, presented),
    done: lead(c),
    again: (attempt, refused) =>
      refused ? <SignInOverPage /> : <SignInLinkPage token={token} attempt={attempt} />,
    words: { 'sign-in-expired': 'This link has been used already. Please ask for a new one.' },
  })
})

/** Not ours, or past its time: both can be told from the link alone. */
function isOver(c: Web, token: string): boolean {
  const { secrets, clock } = c.var.house
  const requestId = requestOfLink(secrets, token)
  return requestId === null || Temporal.Instant.compare(clock(), signInExpiry(requestId)) >= 0
}

async function secret(
  c: Web,
  page: Parameters<Web['var']['render']>[0],
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(page), status)
}

import { Hono } from 'hono'
import { HOME } from '../../../platform/auth/local-path.ts'
import { SECOND_STEP } from '../../../platform/auth/second-step.ts'
import type { Shown } from '../../../platform/auth/second-ways.ts'
import type { Presented } from '../../../platform/auth/sign-in.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { atEvenPace } from '../../../platform/web/even-pace.ts'
import type { Returned } from '../../../platform/web/respond.tsx'
import { passkeySignInForm, shownCodeForm, shownPasskeyForm } from '../forms.ts'
import { SecondStepPage } from '../pages/second-step-page.tsx'
import { SignInOverPage } from '../pages/sign-in-link-page.tsx'
import type { WayName } from '../pages/ways-to-show.tsx'
import { appWords, passkeyWords, recoveryWords } from '../rules/sign-in-words.ts'
import { offeredWays } from './offered-ways.ts'
import { lead, presentedHere, presentProof } from './present-proof.ts'
import { signInPage } from './sign-in.tsx'

export const secondStepRoutes = new Hono<WebEnv>()

secondStepRoutes.get(SECOND_STEP, async (c) => {
  if (c.var.viewer.personId !== null) return c.redirect(HOME, 303)
  const step = await c.var.house.signIn.stepAhead(c.req.raw.headers)
  if (step === null) return c.redirect('/sign-in', 303)
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'no-referrer')
  return c.html(await c.var.render(await stepPage(c)))
})

const over = {
  'sign-in-expired': 'This took too long, or was done already. Please sign in anew.',
} as const

const takeStep = (c: Web, presented: Presented, shown: Shown) =>
  c.var.house.signIn.takeStep(shown, presentedHere(c, presented))

secondStepRoutes.post(`${SECOND_STEP}/app`, (c) =>
  presentProof(c, {
    form: shownCodeForm,
    use: ({ code }, presented) =>
      takeStep(c, presented, { kind: 'app-code', code: code.replaceAll(/[\s-]/g, '') }),
    done: lead(c),
    again: (attempt) => stepPage(c, 'app', attempt),
    words: { ...appWords, ...over },
  }),
)

secondStepRoutes.post(`${SECOND_STEP}/recovery`, (c) =>
  presentProof(c, {
    form: shownCodeForm,
    use: ({ code }, presented) => takeStep(c, presented, { kind: 'recovery-code', code }),
    done: lead(c),
    again: (attempt) => stepPage(c, 'recovery', attempt),
    words: { ...recoveryWords, ...over },
  }),
)

secondStepRoutes.post(`${SECOND_STEP}/passkey`, (c) =>
  presentProof(c, {
    form: shownPasskeyForm,
    use: async ({ credential }, presented) => {
      const step = await c.var.house.signIn.stepAhead(c.req.raw.headers)
      return takeStep(c, presented, { kind: 'passkey', credential, purpose: `show:${step?.personId ?? ''}` })
    },
    done: lead(c),
    again: (attempt) => stepPage(c, 'passkey', attempt),
    words: { ...passkeyWords, ...over },
  }),
)

/** A passkey alone, from the page where one signs in. */
// Whose passkey it is costs a signature to look at; whether it is anybody's, nobody learns with a stopwatch.
secondStepRoutes.post('/sign-in/passkey', atEvenPace, (c) =>
  presentProof(c, {
    form: passkeySignInForm,
    use: ({ credential, next }, presented) =>
      c.var.house.signIn.signInByPasskey(credential, { ...presentedHere(c, presented), next }),
    done: lead(c),
    again: (attempt) => signInPage(c, attempt.typed.next, { byPasskey: attempt }),
    words: passkeyWords,
  }),
)

async function stepPage(c: Web, tried?: WayName, attempt?: Returned) {
  const step = await c.var.house.signIn.stepAhead(c.req.raw.headers)
  const ways = step && (await offeredWays(c, step.personId))
  return ways ? <SecondStepPage ways={ways} tried={tried} attempt={attempt} /> : <SignInOverPage />
}

import type { House } from '../../src/platform/web/context.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import { shownByApp } from '../authenticator-app.ts'
import type { DemoSociety } from './the-society.ts'

/** Morag signs in at her desk, and then for the first time on her phone: an email tells her of it. */
export async function moragSignsIn({ signIn }: House, { administratorId }: DemoSociety): Promise<void> {
  const browsers = [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  ]
  for (const browser of browsers) {
    await signIn.welcome(administratorId, new Headers({ 'user-agent': browser }))
  }
}

/** Phoebe of Council has an app with codes beside her mailbox, as her office asks, and has put her recovery codes away. */
export async function phoebeSetsUpAnApp({ signIn, clock }: House, personId: string): Promise<void> {
  const browser =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15'
  const given = await signIn.welcome(personId, new Headers({ 'user-agent': browser }))
  const cookie = given.map((each) => each.split(';')[0]).join('; ')
  const { signedIn } = await signIn.session(new Headers({ cookie }))
  if (!signedIn) throw new Error('Phoebe is not signed in.')
  await signIn.beginApp(personId)
  const app = await signIn.appToConfirm(personId, 'The Northfield Balint Society')
  const outcome = await signIn.confirmApp(signedIn, shownByApp(app?.address ?? '', clock()))
  if (isRefusal(outcome)) throw new Error(`Phoebe’s app was refused: ${outcome.refused}`)
  await signIn.codesAreKept(personId)
}

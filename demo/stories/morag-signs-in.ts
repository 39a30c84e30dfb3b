import { randomUUID } from 'node:crypto'
import type { House } from '../../src/platform/web/context.ts'
import { isRefusal, type Refusal } from '../../src/shared/refusal.ts'
import { authenticator } from '../authenticator.ts'
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

const SOCIETY = 'The Northfield Balint Society'

/**
 * Phoebe of Council has an app with codes beside her mailbox, as her office asks, has put her recovery codes away, and signs in
 * with the passkey of her laptop. That laptop is made of software and gone when the story is told: whoever takes her place adds a
 * device of their own.
 */
export async function phoebeSetsUpHerWays(house: House, personId: string): Promise<void> {
  const { signIn, baseUrl, clock } = house
  const headers = new Headers({
    'user-agent':
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
  })
  const given = await signIn.welcome(personId, headers)
  const cookie = given.map((each) => each.split(';')[0]).join('; ')
  const { signedIn } = await signIn.session(new Headers({ cookie }))
  if (!signedIn) throw new Error('Phoebe is not signed in.')
  await signIn.beginApp(personId)
  const app = await signIn.appToConfirm(personId, SOCIETY)
  done('app', await signIn.confirmApp(signedIn, shownByApp(app?.address ?? '', clock())))
  await signIn.codesAreKept(personId)

  const laptop = authenticator()
  const toMake = JSON.stringify(await signIn.passkeyToMake(personId, SOCIETY))
  const passkey = { name: 'the laptop at home', credential: laptop.make(toMake, baseUrl) }
  done('passkey', await signIn.addPasskey(signedIn, passkey))
  const toShow = JSON.stringify(await signIn.passkeyToShow(null))
  const presented = { next: '/home', headers, formKey: randomUUID(), client: '127.0.0.1' }
  done('sign-in', await signIn.signInByPasskey(laptop.show(toShow, baseUrl), presented))
}

function done(what: string, outcome: object | Refusal<string>): void {
  if (isRefusal(outcome)) throw new Error(`Phoebe’s ${what} was refused: ${outcome.refused}`)
}

import { openSignIn } from '../../src/platform/auth/sign-in.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { type Client, clientOf } from '../../tests/support/client.ts'
import type { Society } from './society.ts'

/** Somebody's own browser, which stays signed in; a stranger's is a new one each time. */
export type BrowserOf = (personId?: string) => Promise<Client>

type Fetch = (address: string, init: RequestInit) => Promise<Response>

/**
 * Each has an address of their own, as behind a proxy; sessions are opened by the product's own door, as after an email.
 * @param ask sends a request; what is measured is measured there
 */
export function openBrowsers(society: Society, url: string, ask: Fetch) {
  const secrets = openSecrets(society.secret)
  const database = openDatabase({ url: society.ownerUrl(), secrets })
  const signIn = openSignIn({ database, secrets, baseUrl: url })
  const known = new Map<string, Promise<Client>>()
  let opened = 0
  const browserOf: BrowserOf = (personId) => {
    const found = personId && known.get(personId)
    if (found) return found
    const from = addressOf(opened++)
    const request: Fetch = (address, init) => {
      const headers = new Headers(init.headers)
      // One who is known stands for many here: the pace at which forms are taken is not what is measured.
      headers.set('X-Forwarded-For', personId ? addressOf(opened++) : from)
      return ask(address, { ...init, headers })
    }
    const browser = clientOf({ url, house: { signIn }, app: { request } }, personId)
    if (personId) known.set(personId, browser)
    return browser
  }
  return { browserOf, close: () => database.close() }
}

const addressOf = (nth: number): string =>
  `10.${1 + ((nth >> 14) % 250)}.${(nth >> 7) % 128}.${1 + (nth % 128)}`

import { appCode, stepAt } from '../src/platform/auth/app-codes.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What the app on somebody's phone shows, once it has been shown the address of the page. */
export function shownByApp(address: string, now: Temporal.Instant): string {
  const secret = new URL(address).searchParams.get('secret') ?? ''
  const bits = [...secret].map((each) => LETTERS.indexOf(each).toString(2).padStart(5, '0')).join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2))
  return appCode(Uint8Array.from(bytes), stepAt(now))
}

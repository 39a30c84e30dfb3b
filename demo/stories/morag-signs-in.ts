import type { House } from '../../src/platform/web/context.ts'
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

import type { Web } from '../../../platform/web/context.ts'
import type { WaysOffered } from '../pages/ways-to-show.tsx'

/** What somebody can show beside their mailbox; null: nothing. */
export async function offeredWays(c: Web, personId: string): Promise<WaysOffered | null> {
  const { signIn } = c.var.house
  const { passkeys, appSince, codesLeft } = await signIn.waysOf(personId)
  if (passkeys.length === 0 && appSince === null) return null
  return {
    passkey: passkeys.length > 0 ? await signIn.passkeyToShow(personId) : null,
    app: appSince !== null,
    recoveryCodes: codesLeft > 0,
  }
}

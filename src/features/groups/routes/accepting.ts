import { sameBytes } from '../../../platform/secrets.ts'
import type { Web } from '../../../platform/web/context.ts'

/**
 * Whoever holds an invitation's address and has an account has said yes before signing in. This goes with them
 * through the sign-in, so that they need not say it again: it counts for this invitation and this person only.
 */
export const saidYes = (c: Web, invitationId: string, personId: string): string =>
  c.var.house.secrets.derive(`said-yes:${invitationId}:${personId}`).toString('base64url')

export function hasSaidYes(c: Web, invitationId: string): boolean {
  const { personId } = c.var.viewer
  const said = c.req.query('said-yes')
  if (personId === null || said === undefined) return false
  return sameBytes(Buffer.from(said), Buffer.from(saidYes(c, invitationId, personId)))
}

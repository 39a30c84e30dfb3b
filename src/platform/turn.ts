import { createHmac } from 'node:crypto'
import type { Environment } from './environment.ts'

/** The relay's part of the environment. */
export type TurnSettings = Pick<Environment, 'stunUrls' | 'turnUrls' | 'turnSecret'>

/** What a browser is told of servers that help it find a path to another; RTCIceServer, as it goes to the page. */
export interface IceServer {
  urls: string[]
  username?: string
  credential?: string
}

/** Longer than an evening with its debrief; a path that is made anew needs a credential that still counts. */
const CREDENTIAL_HOURS = 6

/**
 * STUN tells a browser its address; TURN relays what cannot go directly. The credential follows coturn's
 * `use-auth-secret`: it counts until the moment it names, and nobody has to be known to the relay beforehand.
 */
export function iceServers(
  { stunUrls, turnUrls, turnSecret }: TurnSettings,
  seatId: string,
  now: Temporal.Instant,
  hours = CREDENTIAL_HOURS,
): IceServer[] {
  const servers: IceServer[] = stunUrls.length > 0 ? [{ urls: stunUrls }] : []
  if (turnUrls.length === 0 || turnSecret === null) return servers
  const until = Math.floor(now.add({ hours }).epochMilliseconds / 1000)
  const username = `${until}:${seatId}`
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64')
  return [...servers, { urls: turnUrls, username, credential }]
}

/** There is a relay: nobody needs to show their address to the others. */
export function hasRelay({ turnUrls }: TurnSettings): boolean {
  return turnUrls.length > 0
}

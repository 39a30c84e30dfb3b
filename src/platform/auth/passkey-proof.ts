import { createHmac, randomBytes } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { type Secrets, sameBytes, sha256 } from '../secrets.ts'

// What a passkey answers, and whether it fits (Web Authentication, W3C). Challenges are made and known again without
// being written down: whoever only looks at a page costs the database nothing. A used one is noted (second-ways.ts).

/** What a challenge was made for: an answer to one is none to another. */
export type ChallengePurpose = 'sign-in' | `${'add' | 'show'}:${string}`

const CHALLENGE_MINUTES = 30
const RANDOM = 16
const TIME = 6
const MAC = 16

function makeChallenge(secrets: Secrets, purpose: ChallengePurpose, now: Temporal.Instant): string {
  const open = Buffer.concat([randomBytes(RANDOM), timeBytes(now)])
  return Buffer.concat([open, macOf(secrets, purpose, open)]).toString('base64url')
}

function isChallenge(
  secrets: Secrets,
  purpose: ChallengePurpose,
  challenge: string,
  now: Temporal.Instant,
): boolean {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== RANDOM + TIME + MAC || bytes.toString('base64url') !== challenge) return false
  const open = bytes.subarray(0, RANDOM + TIME)
  const age = now.epochMilliseconds - open.readUIntBE(RANDOM, TIME)
  return (
    age < CHALLENGE_MINUTES * 60_000 &&
    sameBytes(bytes.subarray(RANDOM + TIME), macOf(secrets, purpose, open))
  )
}

function timeBytes(now: Temporal.Instant): Buffer {
  const bytes = Buffer.alloc(TIME)
  bytes.writeUIntBE(now.epochMilliseconds, 0, TIME)
  return bytes
}

const macOf = (secrets: Secrets, purpose: ChallengePurpose, open: Buffer): Buffer =>
  createHmac('sha256', secrets.derive('passkey-challenge'))
    .update(purpose)
    .update(open)
    .digest()
    .subarray(0, MAC)

const encoded = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/)

const answer = { id: encoded(1400), rawId: encoded(1400), type: z.literal('public-key') }
const registration = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: encoded(4000),
    attestationObject: encoded(60_000),
    transports: z.array(z.string().max(20)).max(8).optional(),
  }),
})
const assertion = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: encoded(4000),
    authenticatorData: encoded(4000),
    signature: encoded(4000),
    userHandle: encoded(200).nullish(),
  }),
})

const parsed = <T>(schema: z.ZodType<T>, text: string): T | null => {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** Where passkeys belong to: this host, and pages of this origin. */
export interface PasskeyPlace {
  secrets: Secrets
  baseUrl: string
}

/** EdDSA, ES256, RS256 (IANA, COSE Algorithms). */
const ALGORITHMS = [-8, -7, -257]

const hostOf = ({ baseUrl }: PasskeyPlace): string => new URL(baseUrl).hostname

export interface NewPasskey {
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string
}

/** A passkey just made, or null for whatever else was sent. */
export async function readNewPasskey(
  place: PasskeyPlace,
  purpose: ChallengePurpose,
  sent: string,
  now: Temporal.Instant,
): Promise<(NewPasskey & { challengeHash: Buffer }) | null> {
  const read = parsed(registration, sent)
  if (read === null) return null
  const { transports = [], ...response } = read.response
  const made: RegistrationResponseJSON = { ...read, response, clientExtensionResults: {} }
  let challengeHash = Buffer.alloc(0)
  const verified = await verifyRegistrationResponse({
    response: made,
    expectedChallenge: (challenge) => {
      challengeHash = Buffer.from(sha256(challenge))
      return isChallenge(place.secrets, purpose, challenge, now)
    },
    expectedOrigin: place.baseUrl,
    expectedRPID: hostOf(place),
    supportedAlgorithmIDs: ALGORITHMS,
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) return null
  const { id, publicKey, counter } = verified.registrationInfo.credential
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey),
    counter,
    transports: transports.filter((each) => /^[a-z-]+$/.test(each)).join(','),
    challengeHash,
  }
}

/** Which passkey answers, before it is known whether it may. */
export const credentialIn = (sent: string): string | null => parsed(assertion, sent)?.id ?? null

/** Whether the answer is that passkey's own to a challenge of ours; null when it is not. */
export async function readAnswer(
  place: PasskeyPlace,
  purpose: ChallengePurpose,
  passkey: {
    credential_id: string
    public_key: Buffer
    counter: string | number | bigint
    person_id: string
  },
  sent: string,
  now: Temporal.Instant,
): Promise<{ counter: number; challengeHash: Buffer } | null> {
  const read = parsed(assertion, sent)
  if (read === null) return null
  const { userHandle, ...response } = read.response
  if (userHandle && userHandle !== handleOf(passkey.person_id)) return null
  const answered: AuthenticationResponseJSON = { ...read, response, clientExtensionResults: {} }
  let challengeHash = Buffer.alloc(0)
  const verified = await verifyAuthenticationResponse({
    response: answered,
    expectedChallenge: (challenge) => {
      challengeHash = Buffer.from(sha256(challenge))
      return isChallenge(place.secrets, purpose, challenge, now)
    },
    expectedOrigin: place.baseUrl,
    expectedRPID: hostOf(place),
    credential: {
      id: passkey.credential_id,
      publicKey: Uint8Array.from(passkey.public_key),
      counter: Number(passkey.counter),
    },
    requireUserVerification: true,
  }).catch(() => null)
  return verified?.verified ? { counter: verified.authenticationInfo.newCounter, challengeHash } : null
}

/** How an authenticator names a person: their id, which says nothing of them. */
const handleOf = (personId: string): string =>
  Buffer.from(personId.replaceAll('-', ''), 'hex').toString('base64url')

/** What the browser is asked to make (PublicKeyCredentialCreationOptionsJSON). */
export function creationOptions(
  place: PasskeyPlace,
  who: { personId: string; email: string; name: string; society: string; known: readonly string[] },
  now: Temporal.Instant,
) {
  return {
    challenge: makeChallenge(place.secrets, `add:${who.personId}`, now),
    rp: { id: hostOf(place), name: who.society },
    user: { id: handleOf(who.personId), name: who.email, displayName: who.name },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' as const })),
    excludeCredentials: who.known.map((id) => ({ id, type: 'public-key' as const })),
    authenticatorSelection: { residentKey: 'required' as const, userVerification: 'required' as const },
    attestation: 'none' as const,
    timeout: 300_000,
  }
}

/** What the browser is asked to show (PublicKeyCredentialRequestOptionsJSON); without `known`, whichever it has. */
export function requestOptions(
  place: PasskeyPlace,
  purpose: ChallengePurpose,
  now: Temporal.Instant,
  known: readonly string[] = [],
) {
  return {
    challenge: makeChallenge(place.secrets, purpose, now),
    rpId: hostOf(place),
    allowCredentials: known.map((id) => ({ id, type: 'public-key' as const })),
    userVerification: 'required' as const,
    timeout: 300_000,
  }
}

import { hex } from '../words/digest.ts'
import type { KeptWords } from '../words/three-words.ts'

/** One certificate a person and meeting. Its fingerprint is SHA-256 of the certificate, 64 hex digits. */
export interface OwnCertificate {
  readonly certificate: RTCCertificate
  readonly fingerprint: string
  /** The words that were on the screen before a reload. */
  readonly words: KeptWords | null
}

const DAY_MS = 24 * 60 * 60 * 1000

/** A new one, of which nothing is kept yet. */
export async function newCertificate(): Promise<OwnCertificate | null> {
  // Typed as an AlgorithmIdentifier; `expires`, in milliseconds, is the standard's own addition.
  const kind: EcKeyGenParams & { expires: number } = {
    name: 'ECDSA',
    namedCurve: 'P-256',
    expires: DAY_MS,
  }
  const certificate = await RTCPeerConnection.generateCertificate(kind)
  const fingerprint = await fingerprintOf(certificate)
  return fingerprint ? { certificate, fingerprint, words: null } : null
}

export async function fingerprintOf(certificate: RTCCertificate): Promise<string | null> {
  const stated = certificate.getFingerprints?.().find(({ algorithm }) => algorithm === 'sha-256')?.value
  if (stated) return plain(stated)
  // Firefox says it in a description only.
  const connection = new RTCPeerConnection({ certificates: [certificate] })
  try {
    connection.createDataChannel('')
    const { sdp } = await connection.createOffer()
    return fingerprintIn(sdp ?? '')
  } finally {
    connection.close()
  }
}

/** The one certificate that a description lets in; null: none, several, or one named by a weaker digest. */
export function fingerprintIn(sdp: string): string | null {
  const named = new Set<string>()
  for (const [, algorithm, value] of sdp.matchAll(/^a=fingerprint:(\S+) (\S+)\s*$/gm)) {
    if (algorithm?.toLowerCase() !== 'sha-256' || !value) return null
    named.add(plain(value))
  }
  const [only, ...others] = named
  return only && others.length === 0 ? only : null
}

/**
 * The certificate that the other end of this path really uses: by the certificate itself where the browser shows it, and
 * by the description that the browser has checked it against.
 */
export async function fingerprintInUse(connection: RTCPeerConnection): Promise<string | null> {
  const described = fingerprintIn(connection.currentRemoteDescription?.sdp ?? '')
  const transport = connection.getReceivers()[0]?.transport ?? connection.sctp?.transport
  const [certificate] = transport?.getRemoteCertificates?.() ?? []
  if (!certificate) return described
  const used = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', certificate)))
  return used === described ? used : null
}

function plain(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase()
}

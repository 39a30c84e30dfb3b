import type { Signal } from '../../rules/messages.ts'

/** What two browsers tell each other to find a path. `path` names one attempt: what is said of another is not heard. */
export type PathSignal =
  | AttemptSignal
  /** A page that has just come, to whoever of the two does the offering. */
  | { readonly please: 'offer' }
  /** The path is cut: whoever of the two does the offering looks for a new one. */
  | { readonly please: 'restart'; readonly path: string }

export type AttemptSignal =
  | {
      readonly path: string
      readonly description: { readonly type: 'offer' | 'answer'; readonly sdp: string }
      /** An offer of a way on for a path that is known at both ends. */
      readonly goesOn?: true
    }
  | { readonly path: string; readonly candidates: readonly RTCIceCandidateInit[] }

const LONGEST_SDP = 32_000
const MOST_CANDIDATES = 50

/** null: no signal of ours, or no sense. */
export function readPathSignal(signal: Signal): PathSignal | null {
  const { please, path, description, candidates, goesOn } = signal
  if (please === 'offer') return { please }
  if (typeof path !== 'string' || path.length > 64) return null
  if (please === 'restart') return { please, path }
  if (isRecord(description)) {
    const { type, sdp } = description
    if (type !== 'offer' && type !== 'answer') return null
    if (typeof sdp !== 'string' || sdp.length > LONGEST_SDP) return null
    return { path, description: { type, sdp }, ...(goesOn === true && { goesOn }) }
  }
  if (!Array.isArray(candidates) || candidates.length > MOST_CANDIDATES) return null
  const read = candidates.map(readCandidate)
  return read.some((candidate) => candidate === null)
    ? null
    : { path, candidates: read.filter((candidate) => candidate !== null) }
}

function readCandidate(value: unknown): RTCIceCandidateInit | null {
  if (!isRecord(value)) return null
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = value
  if (typeof candidate !== 'string' || candidate.length > 1_000) return null
  return {
    candidate,
    sdpMid: typeof sdpMid === 'string' ? sdpMid : null,
    sdpMLineIndex: typeof sdpMLineIndex === 'number' ? sdpMLineIndex : null,
    usernameFragment: typeof usernameFragment === 'string' ? usernameFragment : null,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

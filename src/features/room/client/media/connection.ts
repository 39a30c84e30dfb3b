import type { Rung } from '../../rules/ladder.ts'
import { fingerprintIn, fingerprintInUse } from './certificate.ts'
import type { AttemptSignal } from './path-signal.ts'
import type { Own } from './room-media.ts'
import { Sending } from './sending.ts'

export interface ConnectionOptions {
  /** Names the attempt; chosen by whoever offers. */
  readonly id: string
  /** This end begins. */
  readonly offers: boolean
  /** Gives way when both offer at once. */
  readonly polite: boolean
  readonly configuration: RTCConfiguration
  readonly own: Own
  /** What is sent of a picture at first. */
  readonly rung: Rung | null
  send(signal: AttemptSignal): void
  /** Anything of what one may ask has changed. */
  changed(): void
  /** The other end's pulse. */
  beat(message: string): void
}

/** Candidates come in bursts: one signal carries those of so many milliseconds. */
const GATHER_MS = 15
const UNANSWERED_MS = 10_000

/**
 * One RTCPeerConnection: one voice and one picture each way, and a pulse. Perfect negotiation, which nobody needs whose
 * owner restarts one end alone: should both offer at once, one gives way.
 */
export class Connection {
  readonly id: string
  readonly #options: ConnectionOptions
  readonly #peer: RTCPeerConnection
  readonly #pulse: RTCDataChannel
  readonly #sending: Sending
  readonly stream = new MediaStream()
  readonly #early: RTCIceCandidateInit[] = []
  readonly #found: RTCIceCandidateInit[] = []
  #gathering: ReturnType<typeof setTimeout> | undefined
  #describedAt = 0
  #queue: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: ConnectionOptions) {
    this.id = options.id
    this.#options = options
    this.#peer = new RTCPeerConnection({ ...options.configuration, bundlePolicy: 'max-bundle' })
    this.#sending = new Sending(options.own, options.rung)
    this.#peer.onicecandidate = ({ candidate }) => this.#tell(candidate)
    this.#peer.onconnectionstatechange = () => options.changed()
    this.#peer.onsignalingstatechange = () => options.changed()
    this.#peer.ontrack = ({ track }) => this.#receive(track)
    this.#pulse = this.#peer.createDataChannel('pulse', {
      negotiated: true,
      id: 0,
      ordered: false,
      maxRetransmits: 0,
    })
    this.#pulse.onmessage = ({ data }) => options.beat(String(data).slice(0, 16))
    if (options.offers) this.#sending.begin(this.#peer)
    this.#peer.onnegotiationneeded = () => {
      // Who answers begins with the other's offer, and may offer afterwards.
      if (options.offers || this.isAnswered) this.#then(() => this.#offer())
    }
  }

  /** Each end knows the other's description. */
  get isAnswered(): boolean {
    return this.#peer.currentRemoteDescription !== null
  }

  get state(): RTCPeerConnectionState {
    return this.#peer.connectionState
  }

  hear(signal: AttemptSignal): void {
    if ('description' in signal) this.#then(() => this.#take(signal.description))
    else this.#then(() => this.#add(signal.candidates))
  }

  publish(own: Own): Promise<void> {
    return this.#sending.publish(own)
  }

  get sending(): Sending {
    return this.#sending
  }

  /** Says that this end lives. */
  beat(message: string): void {
    if (this.#pulse.readyState === 'open' && this.#pulse.bufferedAmount === 0) this.#pulse.send(message)
  }

  /** Looks for a new path; what is sent goes on meanwhile, if it can. */
  restart(): void {
    this.#peer.restartIce()
    // An offer that nobody answers may have gone to a line that was just being opened anew.
    const isWaiting = this.#peer.signalingState === 'have-local-offer'
    if (isWaiting && performance.now() - this.#describedAt > UNANSWERED_MS) this.#describe()
  }

  fingerprintInUse(): Promise<string | null> {
    return fingerprintInUse(this.#peer)
  }

  stats(): Promise<RTCStatsReport> {
    return this.#peer.getStats()
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#gathering)
    this.#peer.onconnectionstatechange = null
    this.#peer.onsignalingstatechange = null
    this.#pulse.onmessage = null
    this.#peer.close()
  }

  /**
   * One step after the other: a browser refuses what comes in between. What it refuses for itself (nonsense, an answer
   * to an offer that was withdrawn) changes nothing; a path that does not come about is begun anew by its owner.
   */
  #then(step: () => Promise<void>): void {
    this.#queue = this.#queue.then(() => (this.#closed ? undefined : step())).catch(() => {})
  }

  async #offer(): Promise<void> {
    // An offer is out already; the browser asks again once it is answered.
    if (this.#peer.signalingState !== 'stable') return
    await this.#peer.setLocalDescription()
    this.#describe()
  }

  async #take(description: RTCSessionDescriptionInit): Promise<void> {
    // Several certificates, or one named by a weak digest: nobody honest sends that.
    if (fingerprintIn(description.sdp ?? '') === null) return
    const bothOffer = description.type === 'offer' && this.#peer.signalingState !== 'stable'
    if (bothOffer && !this.#options.polite) return
    await this.#peer.setRemoteDescription(description)
    if (description.type === 'offer') {
      this.#sending.join(this.#peer)
      await this.#peer.setLocalDescription()
      this.#describe()
    }
    await this.#sending.settle()
    await this.#add(this.#early.splice(0))
    this.#options.changed()
  }

  async #add(candidates: readonly RTCIceCandidateInit[]): Promise<void> {
    if (this.#peer.remoteDescription === null) {
      if (this.#early.length < 200) this.#early.push(...candidates)
      return
    }
    // One of an offer that we have not taken is refused.
    for (const candidate of candidates) await this.#peer.addIceCandidate(candidate).catch(() => {})
  }

  #describe(): void {
    const description = this.#peer.localDescription
    if (description?.type !== 'offer' && description?.type !== 'answer') return
    const { type, sdp } = description
    this.#describedAt = performance.now()
    const goesOn = type === 'offer' && this.isAnswered
    this.#options.send({ path: this.id, description: { type, sdp }, ...(goesOn && { goesOn }) })
  }

  #tell(candidate: RTCIceCandidate | null): void {
    if (!candidate?.candidate) return
    this.#found.push(candidate.toJSON())
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined
      this.#options.send({ path: this.id, candidates: this.#found.splice(0) })
    }, GATHER_MS)
  }

  /** One of each kind: a further one nobody has asked for. */
  #receive(track: MediaStreamTrack): void {
    if (this.stream.getTracks().some(({ kind }) => kind === track.kind)) return
    this.stream.addTrack(track)
  }
}

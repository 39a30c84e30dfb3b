import type { Rung } from '../../rules/ladder.ts'
import type { Own } from './room-media.ts'

const VOICE_BITS = 32_000

/** `encodingOptions` is the WebRTC extensions' own; a browser without it takes no second argument. */
interface SenderWithKeyFrames {
  setParameters(
    parameters: RTCRtpSendParameters,
    options?: { encodingOptions: { keyFrame: boolean }[] },
  ): Promise<void>
}

/** What goes out on one connection: a voice and a picture, whose size and frames follow the rung. */
export class Sending {
  #own: Own
  #rung: Rung | null
  #voice: RTCRtpSender | undefined
  #picture: RTCRtpSender | undefined
  #queue: Promise<void> = Promise.resolve()

  constructor(own: Own, rung: Rung | null) {
    this.#own = own
    this.#rung = rung
  }

  /** For the end that offers. */
  begin(peer: RTCPeerConnection): void {
    const { microphone, camera } = this.#own
    const voice = peer.addTransceiver(microphone ?? 'audio', {
      direction: 'sendrecv',
      sendEncodings: [{ maxBitrate: VOICE_BITS, priority: 'high' }],
    })
    const picture = peer.addTransceiver(camera ?? 'video', {
      direction: 'sendrecv',
      sendEncodings: [this.#encoding()],
    })
    this.#voice = voice.sender
    this.#picture = picture.sender
  }

  /** For the end that answers: in the first voice and the first picture that were offered, and in no other. */
  join(peer: RTCPeerConnection): void {
    if (this.#voice) return
    const offered = peer.getTransceivers()
    const voice = offered.find(({ receiver }) => receiver.track.kind === 'audio')
    const picture = offered.find(({ receiver }) => receiver.track.kind === 'video')
    for (const transceiver of [voice, picture]) if (transceiver) transceiver.direction = 'sendrecv'
    this.#voice = voice?.sender
    this.#picture = picture?.sender
    this.publish(this.#own)
  }

  publish(own: Own): Promise<void> {
    this.#own = own
    return this.#then(async () => {
      await this.#voice?.replaceTrack(this.#own.microphone)
      await this.#picture?.replaceTrack(this.#own.camera)
      await this.#apply()
    })
  }

  /** null: the picture rests. */
  tune(rung: Rung | null): void {
    if (JSON.stringify(rung) === JSON.stringify(this.#rung)) return
    this.#rung = rung
    this.settle()
  }

  get isResting(): boolean {
    return this.#rung === null
  }

  /** Sets what a description may have set otherwise. */
  settle(): Promise<void> {
    return this.#then(() => this.#apply())
  }

  /** A whole picture next, so that nobody looks at a torn one after a cut. */
  refresh(): void {
    this.#then(async () => {
      const sender: (RTCRtpSender & SenderWithKeyFrames) | undefined = this.#picture
      if (!sender?.track) return
      const parameters = sender.getParameters()
      const encodingOptions = parameters.encodings.map(() => ({ keyFrame: true }))
      await sender.setParameters(parameters, { encodingOptions })
    })
  }

  /** Parameters must be read and set without anything in between; a closed connection takes none. */
  #then(step: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(step).catch(() => {})
    return this.#queue
  }

  async #apply(): Promise<void> {
    const sender = this.#picture
    if (!sender) return
    const parameters = sender.getParameters()
    const [encoding] = parameters.encodings
    if (!encoding) return
    const wished = this.#encoding()
    if (Object.entries(wished).every(([name, value]) => Reflect.get(encoding, name) === value)) return
    Object.assign(encoding, wished)
    await sender.setParameters({ ...parameters, degradationPreference: 'balanced' })
  }

  #encoding() {
    const rung = this.#rung
    if (!rung) return { active: false }
    const height = this.#own.camera?.getSettings().height ?? rung.height
    return {
      active: true,
      maxBitrate: rung.kbits * 1000,
      maxFramerate: rung.frames,
      scaleResolutionDownBy: Math.max(1, height / rung.height),
    }
  }
}

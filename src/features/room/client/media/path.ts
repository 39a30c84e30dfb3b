import type { Rung } from '../../rules/ladder.ts'
import type { Signal } from '../../rules/messages.ts'
import type { SeatId } from '../../rules/room-state.ts'
import { Connection } from './connection.ts'
import { type AttemptSignal, type PathSignal, readPathSignal } from './path-signal.ts'
import type { Own, Participant } from './room-media.ts'
import { type Totals, totalsOf } from './stats.ts'

export interface PathOptions {
  readonly seat: SeatId
  /** Gives way when both begin at once, and asks the other for a new path after a cut. */
  readonly polite: boolean
  readonly configuration: RTCConfiguration
  own(): Own
  rung(): Rung | null
  send(signal: PathSignal & Signal): void
  changed(): void
}

/** All measured: docs/decisions/0043. Chrome alone takes five seconds to notice a cut, and never finds a new address. */
export const pathBounds = {
  beatMs: 500,
  /** Nothing heard for so long: the path is cut. */
  silentMs: 1_500,
  /** At most so often a new path is looked for. */
  restartMs: 2_500,
  /** Whoever was here before waits for whoever has come; after so long they offer all the same. */
  offerMs: 3_000,
  /** At most so often one offers because one is asked to. */
  againMs: 3_000,
  /** No answer, or no path, by then: begun anew, and the next time after twice as long. */
  connectMs: 15_000,
  lostMs: 20_000,
} as const

/** The way to one seat: made, watched, mended, and made anew when the other's page is another. */
export class Path {
  readonly #options: PathOptions
  #connection: Connection | null = null
  #begunAt: number
  #attempts = 0
  #isAsked = false
  #wasOpen = false
  #cutAt: number | null = null
  #heardAt = 0
  #restartedAt = Number.NEGATIVE_INFINITY
  #bytes: number | null = null
  #theirPictureRests = false
  #fingerprint: string | null = null
  #participant: Participant

  constructor(options: PathOptions, nowMs: number) {
    this.#options = options
    this.#begunAt = nowMs
    this.#participant = { seat: options.seat, stream: null, link: 'connecting', pictureRests: false }
  }

  /** The same object until something changes. */
  get participant(): Participant {
    return this.#participant
  }

  get isOpen(): boolean {
    return this.#participant.link === 'open'
  }

  /** The certificate at the other end, once the path is open; empty: it cannot be told, and so is nobody's. */
  get fingerprint(): string | null {
    return this.#fingerprint
  }

  get connection(): Connection | null {
    return this.#connection
  }

  /** We have just come: one of the two offers, the same whoever was here first. */
  arrive(nowMs: number): void {
    if (this.#options.polite) this.#options.send({ please: 'offer' })
    else this.#offer(nowMs)
  }

  hear(signal: Signal, nowMs: number): void {
    const read = readPathSignal(signal)
    if (!read) return
    if ('please' in read) this.#please(read, nowMs)
    else this.#follow(read, nowMs)
  }

  #follow(read: AttemptSignal, nowMs: number): void {
    if (read.path !== this.#connection?.id) {
      if (!('description' in read) || read.description.type !== 'offer') return
      // Meant for the page that was here before. Answered by this one, it would join two ends that never open.
      if (read.goesOn) {
        if (!this.#connection) this.arrive(nowMs)
        return
      }
      // Both begin at once: the polite one gives way, the other goes on waiting for the answer.
      const bothBegin = this.#connection !== null && !this.#connection.isAnswered
      if (bothBegin && !this.#options.polite) return
      this.#begin(read.path, false, nowMs)
    }
    if ('description' in read && read.description.type === 'answer') this.#isAsked = false
    this.#connection?.hear(read)
  }

  #please(asked: Extract<PathSignal, { please: string }>, nowMs: number): void {
    if (this.#options.polite) return
    if (asked.please === 'offer') {
      this.#isAsked = true
      this.#answerAsked(nowMs)
    } else if (asked.path === this.#connection?.id) this.#restartIfDue(nowMs)
  }

  /** Their page is new. An offer that is out may still reach it; a path that was open leads to a page that is gone. */
  #answerAsked(nowMs: number): void {
    const isRecent = this.#connection !== null && nowMs - this.#begunAt < pathBounds.againMs
    if (this.#isAsked && !isRecent) this.#offer(nowMs)
  }

  #offer(nowMs: number): void {
    this.#begin(crypto.randomUUID(), true, nowMs)
  }

  async publish(): Promise<void> {
    await this.#connection?.publish(this.#options.own())
  }

  /**
   * The network is another: whatever seemed to be open may not be. One of the two offers a new path, always the same: both
   * notice a cut in the same moment, and an offer that a browser takes back can leave it with pictures that it decodes and
   * never shows (Chromium 156, one cut in ten).
   */
  restart(nowMs: number): void {
    if (!this.#wasOpen || !this.#connection) return
    this.#restartedAt = nowMs
    if (this.#options.polite) this.#options.send({ please: 'restart', path: this.#connection.id })
    else this.#connection.restart()
  }

  #restartIfDue(nowMs: number): void {
    if (nowMs - this.#restartedAt >= pathBounds.restartMs) this.restart(nowMs)
  }

  /** Every `beatMs`. */
  async tick(nowMs: number): Promise<void> {
    this.#answerAsked(nowMs)
    const connection = this.#connection
    if (!connection) {
      if (nowMs - this.#begunAt > pathBounds.offerMs) this.#offer(nowMs)
      return
    }
    connection.beat(connection.sending.isResting ? 'rests' : 'beat')
    const patience = 2 ** Math.min(3, this.#attempts)
    if (!this.#wasOpen) {
      const limit = connection.isAnswered ? pathBounds.lostMs : pathBounds.connectMs
      if (nowMs - this.#begunAt > limit * patience) this.#offerAgain(nowMs)
      return
    }
    if (this.#cutAt !== null && nowMs - this.#cutAt > pathBounds.lostMs * patience)
      return this.#offerAgain(nowMs)
    const silentMs = nowMs - this.#heardAt
    if (silentMs <= 2 * pathBounds.beatMs) this.#bytes = null
    else if (await this.#isStillFed(connection)) this.#found(connection)
    else if (silentMs > pathBounds.silentMs && connection === this.#connection) this.#mend(nowMs)
  }

  /** No beat; but a page that is busy, or behind others, may still send voice and picture. */
  async #isStillFed(connection: Connection): Promise<boolean> {
    const before = this.#bytes
    const { bytesReceived } = totalsOf(await connection.stats())
    this.#bytes = bytesReceived
    return before !== null && bytesReceived > before
  }

  #mend(nowMs: number): void {
    this.#cutAt ??= nowMs
    this.#show()
    this.#restartIfDue(nowMs)
  }

  #found(connection: Connection): void {
    if (connection !== this.#connection || this.#cutAt === null) return
    this.#cutAt = null
    connection.sending.refresh()
    this.#show()
  }

  #offerAgain(nowMs: number): void {
    this.#attempts += 1
    this.#offer(nowMs)
  }

  /** After the page slept: what came meanwhile is heard first. */
  forgive(nowMs: number): void {
    this.#heardAt = Math.max(this.#heardAt, nowMs - pathBounds.beatMs)
  }

  async totals(): Promise<Totals | null> {
    return this.#connection ? totalsOf(await this.#connection.stats()) : null
  }

  close(): void {
    this.#connection?.close()
    this.#connection = null
  }

  #begin(id: string, offers: boolean, nowMs: number): void {
    this.#connection?.close()
    this.#begunAt = nowMs
    this.#isAsked = false
    this.#wasOpen = false
    this.#cutAt = null
    this.#fingerprint = null
    this.#theirPictureRests = false
    this.#bytes = null
    const { polite, configuration, own, rung, send } = this.#options
    const connection: Connection = new Connection({
      id,
      offers,
      polite,
      configuration,
      own: own(),
      rung: rung(),
      send: (signal) => send({ ...signal }),
      changed: () => this.#notice(connection),
      beat: (message) => this.#hearBeat(connection, message),
    })
    this.#connection = connection
    this.#show()
  }

  #notice(connection: Connection): void {
    if (connection !== this.#connection) return
    if (connection.state === 'connected') {
      if (!this.#wasOpen) this.#heardAt = performance.now()
      this.#wasOpen = true
      connection.fingerprintInUse().then((inUse) => {
        const fingerprint = inUse ?? ''
        if (connection !== this.#connection || this.#fingerprint === fingerprint) return
        this.#fingerprint = fingerprint
        this.#options.changed()
      })
    }
    this.#show()
  }

  #hearBeat(connection: Connection, message: string): void {
    if (connection !== this.#connection) return
    this.#heardAt = performance.now()
    this.#theirPictureRests = message === 'rests'
    this.#attempts = 0
    this.#found(connection)
    this.#show()
  }

  #show(): void {
    const before = this.#participant
    const connection = this.#connection
    const isBroken =
      this.#cutAt !== null || connection?.state === 'disconnected' || connection?.state === 'failed'
    const link = !this.#wasOpen ? 'connecting' : isBroken ? 'reconnecting' : 'open'
    const stream = this.#wasOpen && connection ? connection.stream : null
    const pictureRests = this.#theirPictureRests
    if (before.link === link && before.stream === stream && before.pictureRests === pictureRests) return
    this.#participant = { seat: this.#options.seat, stream, link, pictureRests }
    this.#options.changed()
  }
}

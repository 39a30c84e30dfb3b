import { type Ladder, noLadder, resting, sending, stepLadder } from '../../rules/ladder.ts'
import type { Signal } from '../../rules/messages.ts'
import type { SeatId } from '../../rules/room-state.ts'
import type { WordsState } from '../../rules/words.ts'
import { ThreeWords } from '../words/three-words.ts'
import { certificateShelf, type Shelf } from './certificate-shelf.ts'
import { Path, pathBounds } from './path.ts'
import type { Entry, LinkReport, MediaState, Own, Participant, RoomMedia } from './room-media.ts'
import { linkReport, type Totals } from './stats.ts'
import { Watched } from './watched.ts'

const LADDER_MS = 2_000
/** Somebody who reloads in a browser that keeps nothing has a new certificate a moment before they have a new path. */
const DOUBT_MS = 6_000
const apart: MediaState = { joined: false, words: { state: 'alone' }, ownPictureRests: false }

/** One connection for each two people: nothing that is said or shown passes through our server. */
export function createMesh(step: Step = stepLadder): RoomMedia {
  return new Mesh(step)
}

/** What moves the ladder. */
export type Step = typeof stepLadder

class Mesh implements RoomMedia {
  readonly #stepLadder: Step
  readonly #watched = new Watched()
  readonly #paths = new Map<SeatId, Path>()
  /** What came before the view that shows its sender. */
  readonly #early: { from: SeatId; signal: Signal }[] = []
  #entry: Entry | null = null
  #configuration: RTCConfiguration = {}
  #shelf: Shelf | null = null
  #words: ThreeWords | null = null
  #own: Own = { microphone: null, camera: null }
  #present: readonly SeatId[] = []
  #ladder: Ladder = noLadder
  #before = new Map<SeatId, Totals>()
  #participants: readonly Participant[] = []
  #state = apart
  /** Who we are towards the others is known: before, no path is begun. */
  #isReady = false
  #arrived = false
  /** Since when a path has used another certificate than its seat has opened. */
  #doubted = new Map<SeatId, number>()
  #ends: (() => void)[] = []
  #tickedAt = 0
  #steppedAt = 0

  constructor(step: Step) {
    this.#stepLadder = step
  }

  async join(entry: Entry): Promise<void> {
    this.#entry = entry
    this.#ends.push(entry.signals.on((from, signal) => this.#hear(from, signal)))
    this.#shelf = certificateShelf(entry.room, entry.self)
    const own = await this.#shelf.take()
    if (this.#entry !== entry) return
    this.#configuration = {
      iceServers: [...entry.iceServers],
      iceTransportPolicy: entry.relayOnly ? 'relay' : 'all',
      ...(own ? { certificates: [own.certificate] } : {}),
    }
    if (own) this.#words = this.#newWords(entry, own.fingerprint, own.words)
    this.#isReady = true
    this.#watchTime()
    this.#arrange()
    this.#refresh()
  }

  present(seats: readonly SeatId[]): void {
    this.#present = seats
    this.#arrange()
    this.#refresh()
  }

  async publish(own: Own): Promise<void> {
    this.#own = own
    if (own.camera) own.camera.contentHint = 'motion'
    await Promise.all([...this.#paths.values()].map((path) => path.publish()))
  }

  participants(): readonly Participant[] {
    return this.#participants
  }

  state(): MediaState {
    return this.#state
  }

  watch(listener: () => void): () => void {
    return this.#watched.add(listener)
  }

  async reports(): Promise<readonly LinkReport[]> {
    const all = await this.#totals()
    return all.map(([seat, totals]) => linkReport(seat, totals))
  }

  async leave(): Promise<void> {
    this.#entry = null
    this.#isReady = false
    for (const end of this.#ends.splice(0)) end()
    for (const path of this.#paths.values()) path.close()
    this.#paths.clear()
    this.#words?.close()
    this.#words = null
    this.#participants = []
    this.#state = apart
    this.#watched.tell()
    await this.#shelf?.clear()
  }

  #newWords(entry: Entry, fingerprint: string, kept: ConstructorParameters<typeof ThreeWords>[0]['kept']) {
    return new ThreeWords({
      room: entry.room,
      self: entry.self,
      fingerprint,
      kept,
      send: (to, message) => entry.signals.send(to, message),
      keep: (words) => this.#shelf?.keepWords(words),
      changed: () => this.#refresh(),
    })
  }

  /** Paths to exactly those who are present. Whoever comes begins; whoever was here waits for it. */
  #arrange(): void {
    const entry = this.#entry
    if (!entry || !this.#isReady || this.#present.length === 0) return
    const arriving = !this.#arrived
    this.#arrived = true
    const now = performance.now()
    const others = this.#present.filter((seat) => seat !== entry.self)
    for (const [seat, path] of this.#paths) {
      if (others.includes(seat)) continue
      path.close()
      this.#paths.delete(seat)
      this.#before.delete(seat)
    }
    // First: it takes the longest, and says to the others that there is a new browser.
    this.#words?.present(this.#present)
    for (const seat of others) {
      if (this.#paths.has(seat)) continue
      const path = this.#newPath(entry, seat, now)
      this.#paths.set(seat, path)
      if (arriving) path.arrive(now)
    }
    for (const { from, signal } of this.#early.splice(0)) this.#hear(from, signal)
    this.#tune()
  }

  #newPath(entry: Entry, seat: SeatId, now: number): Path {
    return new Path(
      {
        seat,
        polite: entry.self < seat,
        configuration: this.#configuration,
        own: () => this.#own,
        rung: () => sending(this.#ladder, seat, this.#present.length),
        send: (signal) => entry.signals.send(seat, signal),
        changed: () => this.#refresh(),
      },
      now,
    )
  }

  #hear(from: SeatId, signal: Signal): void {
    if ('words' in signal) {
      if (this.#words) this.#words.hear(from, signal)
      else this.#keepEarly(from, signal)
      return
    }
    const path = this.#paths.get(from)
    if (path) path.hear(signal, performance.now())
    else this.#keepEarly(from, signal)
  }

  #keepEarly(from: SeatId, signal: Signal): void {
    if (this.#early.length < 500) this.#early.push({ from, signal })
  }

  #watchTime(): void {
    this.#tickedAt = performance.now()
    const ticking = setInterval(() => this.#tick(), pathBounds.beatMs)
    const online = () => {
      for (const path of this.#paths.values()) path.restart(performance.now())
    }
    addEventListener('online', online)
    this.#ends.push(
      () => clearInterval(ticking),
      () => removeEventListener('online', online),
    )
  }

  #tick(): void {
    const now = performance.now()
    const slept = now - this.#tickedAt > pathBounds.silentMs
    this.#tickedAt = now
    for (const path of this.#paths.values()) {
      if (slept) path.forgive(now)
      path.tick(now).catch(reportError)
    }
    this.#refresh()
    if (now - this.#steppedAt < LADDER_MS) return
    const interval = now - this.#steppedAt
    this.#steppedAt = now
    this.#step(interval).catch(reportError)
  }

  async #step(intervalMs: number): Promise<void> {
    const all = await this.#totals()
    const samples = Object.fromEntries(
      all.map(([seat, { audioLoss, rttMs }]) => [seat, { audioLoss, rttMs }] as const),
    )
    const limited = all.map(([seat, { cpuSeconds }]) =>
      Math.max(0, cpuSeconds - (this.#before.get(seat)?.cpuSeconds ?? cpuSeconds)),
    )
    const cpuShare = Math.max(0, ...limited) / (intervalMs / 1000)
    this.#before = new Map(all)
    this.#ladder = this.#stepLadder(this.#ladder, samples, cpuShare, this.#present.length, performance.now())
    this.#tune()
    this.#refresh()
  }

  async #totals(): Promise<[SeatId, Totals][]> {
    const open = [...this.#paths].filter(([, path]) => path.isOpen)
    const all = await Promise.all(open.map(async ([seat, path]) => [seat, await path.totals()] as const))
    return all.flatMap(([seat, totals]) => (totals ? [[seat, totals] as [SeatId, Totals]] : []))
  }

  #tune(): void {
    for (const [seat, path] of this.#paths)
      path.connection?.sending.tune(sending(this.#ladder, seat, this.#present.length))
  }

  get #wordsState(): WordsState {
    const words = this.#words
    const others = this.#present.filter((seat) => seat !== this.#entry?.self)
    if (others.length === 0) return { state: 'alone' }
    if (!this.#isReady) return { state: 'proving', missing: others }
    if (!words) return { state: 'not-proven', why: 'no-certificate', seats: [] }
    if (words.state.state !== 'ready' || this.#doubted.size === 0) return words.state
    const seats = [...this.#doubted.keys()]
    const longest = performance.now() - Math.min(...this.#doubted.values())
    if (longest < DOUBT_MS) return { state: 'proving', missing: seats }
    return { state: 'not-proven', why: 'other-certificate', seats }
  }

  #doubt(): void {
    for (const seat of this.#doubted.keys()) if (!this.#paths.has(seat)) this.#doubted.delete(seat)
    if (this.#words?.state.state !== 'ready') return
    for (const [seat, { fingerprint }] of this.#paths) {
      // Not yet known is no answer: only the true certificate takes a doubt away.
      if (fingerprint === null) continue
      if (fingerprint === this.#words.fingerprintOf(seat)) this.#doubted.delete(seat)
      else if (!this.#doubted.has(seat)) this.#doubted.set(seat, performance.now())
    }
  }

  #refresh(): void {
    if (!this.#entry) return
    this.#doubt()
    const participants = this.#present.flatMap((seat) => this.#paths.get(seat)?.participant ?? [])
    const links = Object.values(this.#ladder.links)
    const resters = links.filter(({ rung }) => rung >= resting).length
    const state: MediaState = {
      joined: this.#isReady,
      words: this.#wordsState,
      ownPictureRests: resters > 0 && resters * 2 > links.length,
    }
    const isSame =
      participants.length === this.#participants.length &&
      participants.every((each, at) => each === this.#participants[at]) &&
      JSON.stringify(state) === JSON.stringify(this.#state)
    if (isSame) return
    if (JSON.stringify(state) !== JSON.stringify(this.#state)) this.#state = state
    this.#participants = participants
    this.#watched.tell()
  }
}

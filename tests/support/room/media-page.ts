import { measureRelay } from '../../../src/features/room/client/measure-relay.ts'
import { FakeCircle } from '../../../src/features/room/client/media/fake-media.ts'
import { createMesh, type Step } from '../../../src/features/room/client/media/mesh.ts'
import type { LinkReport, RoomMedia, SignalPort } from '../../../src/features/room/client/media/room-media.ts'
import { resting, stepLadder } from '../../../src/features/room/rules/ladder.ts'
import type { Signal } from '../../../src/features/room/rules/messages.ts'
import type { SeatId } from '../../../src/features/room/rules/room-state.ts'

// Runs in the browser of a test (media-bench.ts bundles it): people of one circle, in one page or in several pages of one
// browser, between whom a broadcast channel carries signals as our server does, in order and at once.

export interface Person {
  readonly seat: SeatId
  readonly media: RoomMedia
  readonly own: { microphone: MediaStreamTrack | null; camera: MediaStreamTrack | null }
  readonly screens: Map<SeatId, Screen>
}

export interface Screen {
  readonly video: HTMLVideoElement
  readonly stream: MediaStream
}

export interface Coming {
  /** Also the name of the channel; people of one room hear each other. */
  readonly room: string
  readonly kind?: 'mesh' | 'fake'
  /** In whose seat, if it is not the name they have in this page. */
  readonly seat?: SeatId
  /** What they say of paths goes over another channel than what they say of words. */
  readonly paths?: string
  /** Their line is taken to be too weak for a picture to these. */
  readonly rests?: readonly SeatId[]
  readonly microphone?: boolean
  readonly camera?: boolean
  readonly iceServers?: RTCIceServer[]
  readonly relayOnly?: boolean
  /** Shows what arrives in video elements, as a screen does. */
  readonly shows?: boolean
}

interface Letter {
  readonly from: SeatId
  readonly to: SeatId
  readonly signal: Signal
}

class Bench {
  /** The check's own measure. */
  readonly measureRelay = (servers: RTCIceServer[]) => measureRelay(servers, new AbortController().signal)
  readonly people = new Map<SeatId, Person>()
  /** Every signal that somebody in this page sent. */
  readonly sent: Letter[] = []
  readonly #fakes = new Map<string, FakeCircle>()
  #capture: Promise<MediaStream> | undefined
  #capturesSound = false
  #audio: AudioContext | undefined
  /** The server is away: what is sent arrives once it is back. */
  #held: (() => void)[] | null = null

  /** Before anybody comes: what camera and microphone of this page give. */
  async capture(video: MediaTrackConstraints, sound: boolean): Promise<void> {
    this.#capturesSound = sound
    this.#capture = navigator.mediaDevices.getUserMedia({ video, audio: sound })
    await this.#capture
  }

  async come(name: string, { room, ...coming }: Coming): Promise<Person> {
    const stream = await this.#capture
    const own = {
      microphone: coming.microphone && this.#capturesSound ? (stream?.getAudioTracks()[0] ?? null) : null,
      camera: coming.camera === false ? null : (stream?.getVideoTracks()[0] ?? null),
    }
    const seat = coming.seat ?? name
    const { rests } = coming
    const media =
      coming.kind === 'fake' ? this.#fake(room).media() : createMesh(rests ? restingFor(rests) : undefined)
    const person: Person = { seat, media, own, screens: new Map() }
    this.people.set(name, person)
    if (coming.shows !== false) media.watch(() => this.#show(person))
    await media.publish(own)
    await media.join({
      room,
      self: seat,
      signals: this.#port(seat, room, coming.paths ?? room),
      iceServers: coming.iceServers ?? [],
      relayOnly: coming.relayOnly ?? false,
    })
    return person
  }

  /** What the view says, to everybody in this page. */
  present(...seats: SeatId[]): void {
    for (const { media } of this.people.values()) media.present(seats)
  }

  person(seat: SeatId): Person {
    const person = this.people.get(seat)
    if (!person) throw new Error(`${seat} is not in this page.`)
    return person
  }

  async leave(seat: SeatId): Promise<void> {
    const person = this.person(seat)
    await person.media.leave()
    for (const { video } of person.screens.values()) video.remove()
    this.people.delete(seat)
  }

  async everybodyLeaves(): Promise<void> {
    for (const seat of [...this.people.keys()]) await this.leave(seat)
  }

  #port(self: SeatId, room: string, paths: string): SignalPort {
    const ways = {
      words: new BroadcastChannel(`words ${room}`),
      paths: new BroadcastChannel(`paths ${paths}`),
    }
    return {
      send: (to, signal) => {
        const letter = { from: self, to, signal: JSON.parse(JSON.stringify(signal)) }
        this.sent.push(letter)
        const post = () => ways['words' in signal ? 'words' : 'paths'].postMessage(letter)
        if (this.#held) this.#held.push(post)
        else post()
      },
      on: (listener) => {
        for (const way of Object.values(ways))
          way.onmessage = ({ data }: MessageEvent<Letter>) => {
            if (data.to === self) listener(data.from, data.signal)
          }
        return () => {
          for (const way of Object.values(ways)) way.close()
        }
      },
    }
  }

  serverIsAway(isAway: boolean): void {
    const held = this.#held ?? []
    this.#held = isAway ? held : null
    if (!isAway) for (const send of held) send()
  }

  /** Frames that this seat's screen has shown of each of the others. */
  frames(seat: SeatId): Record<SeatId, number> {
    const screens = [...this.person(seat).screens]
    return Object.fromEntries(
      screens.map(([of, { video }]) => [of, video.getVideoPlaybackQuality().totalVideoFrames]),
    )
  }

  /** Until this many more frames of each other have been shown to each in this page. */
  async framesFlow(more = 3, seats: readonly SeatId[] = [...this.people.keys()]): Promise<void> {
    for (const seat of seats) {
      const before = this.frames(seat)
      const others = this.person(seat).media.participants()
      await this.until(`pictures at ${seat}`, () => {
        const now = this.frames(seat)
        return others.every(({ seat: other }) => (now[other] ?? 0) >= (before[other] ?? 0) + more)
      })
    }
  }

  /** The loudest of what this seat hears of another, in so many milliseconds or until it is a sound; silence is 0. */
  async loudness(seat: SeatId, of: SeatId, milliseconds: number): Promise<number> {
    const stream = this.person(seat)
      .media.participants()
      .find((each) => each.seat === of)?.stream
    if (!stream?.getAudioTracks().length) return 0
    this.#audio ??= new AudioContext()
    const source = this.#audio.createMediaStreamSource(stream)
    const analyser = this.#audio.createAnalyser()
    source.connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    let loudest = 0
    const end = performance.now() + milliseconds
    while (performance.now() < end && loudest < 0.02) {
      await this.pause(20)
      analyser.getFloatTimeDomainData(samples)
      for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample))
    }
    source.disconnect()
    return loudest
  }

  /** Until nothing at all is heard any more: the last sounds die away in what was on its way. */
  async fallsSilent(seat: SeatId, of: SeatId): Promise<void> {
    await this.until('silence', async () => (await this.loudness(seat, of, 200)) === 0, 5_000)
  }

  async report(seat: SeatId, of: SeatId): Promise<LinkReport> {
    const report = (await this.person(seat).media.reports()).find((each) => each.seat === of)
    if (!report) throw new Error(`${seat} has no open path to ${of}.`)
    return report
  }

  links(seat: SeatId): Record<SeatId, string> {
    const participants = this.person(seat).media.participants()
    return Object.fromEntries(participants.map(({ seat: of, link }) => [of, link]))
  }

  words(seat: SeatId): string {
    const { words } = this.person(seat).media.state()
    if (words.state === 'ready') return words.words.join(' ')
    return words.state === 'not-proven' ? `not-proven: ${words.why}` : words.state
  }

  /** Everybody in this page has an open path to all others, and words. */
  async allTogether(): Promise<number> {
    const began = performance.now()
    await this.until('all paths open', () =>
      [...this.people.values()].every(({ media }) => {
        const participants = media.participants()
        return participants.length > 0 && participants.every(({ link }) => link === 'open')
      }),
    )
    return performance.now() - began
  }

  async allReady(): Promise<string[]> {
    const seats = [...this.people.keys()]
    await this.until('the words', () => seats.every((seat) => this.words(seat).split(' ').length === 3))
    return seats.map((seat) => this.words(seat))
  }

  async until(what: string, isSo: () => boolean | Promise<boolean>, milliseconds = 20_000): Promise<void> {
    const end = performance.now() + milliseconds
    for (;;) {
      if (await isSo()) return
      if (performance.now() > end)
        throw new Error(`${what}: not within ${milliseconds / 1000} s; ${this.#told()}`)
      await this.pause(25)
    }
  }

  pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds))
  }

  #told(): string {
    return JSON.stringify(
      [...this.people.keys()].map((seat) => [seat, this.words(seat), this.links(seat), this.frames(seat)]),
    )
  }

  #fake(room: string): FakeCircle {
    const fake = this.#fakes.get(room) ?? new FakeCircle()
    this.#fakes.set(room, fake)
    return fake
  }

  #show({ media, screens }: Person): void {
    const participants = media.participants()
    for (const [seat, { video, stream }] of screens) {
      if (participants.some((each) => each.seat === seat && each.stream === stream)) continue
      video.remove()
      screens.delete(seat)
    }
    for (const { seat, stream } of participants) {
      if (!stream || screens.has(seat)) continue
      const video = document.createElement('video')
      video.muted = false
      video.autoplay = true
      video.width = 160
      video.srcObject = stream
      document.body.append(video)
      video.play().catch(() => {})
      screens.set(seat, { video, stream })
    }
  }
}

function restingFor(seats: readonly SeatId[]): Step {
  return (...step) => {
    const ladder = stepLadder(...step)
    const rested = Object.entries(ladder.links).map(([seat, link]) => {
      return [seat, seats.includes(seat) ? { ...link, rung: resting, held: true } : link]
    })
    return { ...ladder, links: Object.fromEntries(rested) }
  }
}

declare global {
  var bench: Bench
}
globalThis.bench = new Bench()

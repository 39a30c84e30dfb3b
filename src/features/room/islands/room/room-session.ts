import type { Own, RoomMedia, SignalPort } from '../../client/media/room-media.ts'
import type { Over, Signal } from '../../rules/messages.ts'
import type { NotDone } from '../../rules/on-screen.ts'
import type { RoomCommand, RoomRefusal, SeatId } from '../../rules/room-state.ts'
import type { CircleView, RoomView } from '../../rules/room-view.ts'
import type { RoomWay } from '../../rules/room-way.ts'
import type { RoomDeeds, RoomShown } from './shown.ts'

export interface Ticket {
  readonly secret: string
  readonly iceServers: readonly RTCIceServer[]
}

export interface Line {
  command(command: RoomCommand): void
  signal(to: SeatId, signal: Signal): void
  close(): void
}

export interface LineListeners {
  view(view: RoomView): void
  signal(from: SeatId, signal: Signal): void
  refused(why: RoomRefusal): void
  over(over: Over): void
  state(state: RoomShown['line']): void
}

/** What a session needs of the world. */
export interface Surroundings {
  openLine(ticket: () => Promise<string>, on: LineListeners): Line
  media(): RoomMedia
  ticket(): Promise<Ticket>
  streamOf(track: MediaStreamTrack): MediaStream
  /** Null: refused, or there is none. */
  openCamera(like: MediaStreamTrack | null): Promise<MediaStreamTrack | null>
  hidesOwn: boolean
  rememberHidden(hidden: boolean): void
  now(): number
  reload(): void
  /** Once, after so many milliseconds. */
  later(afterMs: number, what: () => void): void
}

type Device = 'microphone' | 'camera'

/** How long one's own switch goes before what the room says of it. */
const ownWordMs = 2_000
const refusalShownMs = 6_000

/** One person's evening in the room: line and media on one side, what the screen shows on the other. */
export class RoomSession {
  readonly #way: RoomWay
  readonly #around: Surroundings
  readonly #line: Line
  readonly #early: [SeatId, Signal][] = []
  readonly #listeners = new Set<(from: SeatId, signal: Signal) => void>()
  readonly #changed: () => void
  #media: RoomMedia | null = null
  #hasJoined = false
  #iceServers: readonly RTCIceServer[] = []
  #microphone: MediaStreamTrack | null
  #camera: MediaStreamTrack | null
  /** Which of the own switches were pressed a moment ago, and not yet come back in a view. */
  readonly #pressed = new Map<Device, { on: boolean; at: number }>()
  #shown: RoomShown

  constructor(way: RoomWay, around: Surroundings, changed: () => void) {
    this.#way = way
    this.#around = around
    this.#changed = changed
    this.#microphone = way.stream?.getAudioTracks()[0] ?? null
    this.#camera = way.stream?.getVideoTracks()[0] ?? null
    this.#shown = {
      title: way.title,
      view: null,
      line: 'connecting',
      over: null,
      pictures: [],
      words: { state: 'alone' },
      own: {
        stream: this.#camera && around.streamOf(this.#camera),
        microphone: way.microphone && this.#microphone !== null,
        camera: way.camera && this.#camera !== null,
        pictureRests: false,
        missing: { microphone: this.#microphone === null, camera: this.#camera === null },
        hidden: around.hidesOwn,
      },
      now: around.now(),
      endPath: way.endPath,
      speaker: way.speaker,
      refused: null,
    }
    this.#line = around.openLine(() => this.#ticket(), {
      view: (view) => this.#see(view),
      signal: (from, signal) => this.#hear(from, signal),
      refused: (refused) => this.#refuse(refused),
      over: (over) => this.#end(over),
      state: (line) => {
        this.#show({ line })
        if (line === 'open') this.#tellSwitches()
      },
    })
    this.#applySwitches()
  }

  get shown(): RoomShown {
    return this.#shown
  }

  readonly deeds: RoomDeeds = {
    send: (command) => this.#line.command(command),
    microphone: (on) => this.#press('microphone', on),
    camera: (on) => this.#press('camera', on),
    hideOwn: (hidden) => {
      this.#around.rememberHidden(hidden)
      this.#show({ own: { ...this.#shown.own, hidden } })
    },
    leave: () => {
      this.#line.command({ do: 'leave' })
      this.#end('left')
    },
    again: () => this.#around.reload(),
  }

  tick(): void {
    this.#show({ now: this.#around.now() })
  }

  #show(next: Partial<RoomShown>): void {
    this.#shown = { ...this.#shown, ...next }
    this.#changed()
  }

  async #ticket(): Promise<string> {
    const { secret, iceServers } = await this.#around.ticket()
    this.#iceServers = iceServers
    return secret
  }

  #see(view: RoomView): void {
    if (this.#shown.over) return
    const came = view.in === 'circle' && this.#shown.view?.in !== 'circle'
    this.#show({ view, now: this.#around.now() })
    if (view.in === 'waiting-room') this.#leaveMedia()
    else {
      if (came) this.#enter(view)
      else this.#follow(view)
      this.#connect(view)
    }
  }

  #connect(view: CircleView): void {
    if (!this.#hasJoined) return
    this.#media?.present(
      view.seats
        .filter(({ presence }) => presence === 'here' || presence === 'reconnecting')
        .map(({ id }) => id),
    )
  }

  /** The others see what is on and what is off from the first moment. */
  #enter(view: CircleView): void {
    const media = this.#around.media()
    this.#media = media
    media.watch(() => {
      if (this.#media !== media) return
      const { words, ownPictureRests } = media.state()
      const own = { ...this.#shown.own, pictureRests: ownPictureRests }
      this.#show({ pictures: media.participants(), words, own })
    })
    this.#tellSwitches()
    this.#publish()
    void this.#join(media, view.you)
  }

  /** Paths are made with one's certificate, which takes a moment to be found or made. */
  async #join(media: RoomMedia, self: SeatId): Promise<void> {
    await media.join({
      room: this.#way.roomId,
      self,
      signals: this.#signals,
      iceServers: this.#iceServers,
      relayOnly: this.#way.relayOnly,
    })
    if (this.#media !== media) return
    this.#hasJoined = true
    if (this.#shown.view?.in === 'circle') this.#connect(this.#shown.view)
  }

  readonly #signals: SignalPort = {
    send: (to, signal) => this.#line.signal(to, signal),
    on: (listener) => {
      this.#listeners.add(listener)
      for (const [from, signal] of this.#early.splice(0)) listener(from, signal)
      return () => this.#listeners.delete(listener)
    },
  }

  /** Others may speak to us before we have seen that we are in: nothing of it may be lost. */
  #hear(from: SeatId, signal: Signal): void {
    if (this.#listeners.size === 0) this.#early.push([from, signal])
    for (const listener of [...this.#listeners]) listener(from, signal)
  }

  /**
   * What the room says of our switches. It may switch off (whoever sits back is silent), and never on: there we stay off
   * and say so.
   */
  #follow(view: CircleView): void {
    const seat = view.seats.find(({ id }) => id === view.you)
    if (!seat) return
    for (const device of ['microphone', 'camera'] as const) {
      const pressed = this.#pressed.get(device)
      if (pressed && this.#around.now() - pressed.at < ownWordMs && seat[device] !== pressed.on) continue
      this.#pressed.delete(device)
      const isOn = this.#shown.own[device]
      if (isOn && !seat[device]) this.#switch(device, false)
      else if (!isOn && seat[device]) this.#tell(device, false)
    }
  }

  #press(device: Device, on: boolean): void {
    if (on && device === 'microphone' && !this.#microphone) {
      this.#refuse('no-microphone')
      return
    }
    this.#switch(device, on)
    this.#tell(device, on)
  }

  /** A fresh line begins with both off, whatever was on before a cut. */
  #tellSwitches(): void {
    for (const device of ['microphone', 'camera'] as const) this.#tell(device, this.#shown.own[device])
  }

  #tell(device: Device, on: boolean): void {
    if (this.#shown.view?.in !== 'circle') return
    this.#pressed.set(device, { on, at: this.#around.now() })
    this.#line.command({ do: device, on })
  }

  #switch(device: Device, on: boolean): void {
    this.#show({ own: { ...this.#shown.own, [device]: on } })
    if (device === 'camera') void this.#turnCamera(on)
    else this.#applySwitches()
  }

  /** Off means off, with the lamp beside the camera. */
  async #turnCamera(on: boolean): Promise<void> {
    if (!on) {
      this.#camera?.stop()
    } else if (this.#camera?.readyState !== 'live') {
      const camera = await this.#around.openCamera(this.#camera)
      // Meanwhile one may have thought again, or have gone.
      if (!this.#shown.own.camera || this.#shown.over) camera?.stop()
      else if (camera) this.#useCamera(camera)
      else this.#withoutCamera()
    }
    this.#applySwitches()
  }

  #useCamera(camera: MediaStreamTrack): void {
    this.#camera = camera
    const missing = { ...this.#shown.own.missing, camera: false }
    this.#show({ own: { ...this.#shown.own, stream: this.#around.streamOf(camera), missing } })
  }

  #withoutCamera(): void {
    const missing = { ...this.#shown.own.missing, camera: true }
    this.#show({ own: { ...this.#shown.own, camera: false, missing } })
    this.#tell('camera', false)
    this.#refuse('no-camera')
  }

  #applySwitches(): void {
    if (this.#microphone) this.#microphone.enabled = this.#shown.own.microphone
    this.#publish()
  }

  #publish(): void {
    const { microphone, camera } = this.#shown.own
    const live = this.#camera?.readyState === 'live' ? this.#camera : null
    const own: Own = {
      microphone: microphone ? this.#microphone : null,
      camera: camera ? live : null,
    }
    void this.#media?.publish(own)
  }

  #refuse(refused: NotDone): void {
    this.#show({ refused })
    this.#around.later(refusalShownMs, () => {
      if (this.#shown.refused === refused) this.#show({ refused: null })
    })
  }

  #leaveMedia(): void {
    void this.#media?.leave()
    this.#media = null
    this.#hasJoined = false
    this.#early.length = 0
    if (this.#shown.pictures.length > 0) this.#show({ pictures: [], words: { state: 'alone' } })
  }

  /** Nobody hears or sees us any more, at once. */
  #end(over: Over): void {
    if (this.#shown.over) return
    this.#leaveMedia()
    for (const track of [this.#microphone, this.#camera]) track?.stop()
    this.#show({ over })
    // What was said last, that we leave, is still on its way.
    this.#around.later(1_000, () => this.#line.close())
  }
}

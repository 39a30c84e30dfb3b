import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMesh } from './mesh.ts'
import { Path, type PathOptions, pathBounds } from './path.ts'
import type { SignalPort } from './room-media.ts'

// A path whose network goes, sleeps or changes, between browsers that are played: what is looked for, and when.

class PlayedSender {
  parameters: { encodings: RTCRtpEncodingParameters[] }
  readonly asked: unknown[] = []
  track: object | null
  constructor(track: object | null, encodings: RTCRtpEncodingParameters[]) {
    this.track = track
    this.parameters = { encodings }
  }
  getParameters() {
    return structuredClone(this.parameters)
  }
  async setParameters(parameters: PlayedSender['parameters'], options?: unknown) {
    this.parameters = parameters
    if (options) this.asked.push(options)
  }
  async replaceTrack(track: object | null) {
    this.track = track
  }
}

class PlayedPeer {
  static made: PlayedPeer[] = []
  static async generateCertificate() {
    return {
      expires: Date.now() + 86_400_000,
      getFingerprints: () => [{ algorithm: 'sha-256', value: 'AB' }],
    }
  }
  connectionState = 'new'
  signalingState = 'stable'
  localDescription: object | null = null
  remoteDescription: object | null = null
  currentRemoteDescription: object | null = null
  restarts = 0
  bytes = 0
  readonly senders: PlayedSender[] = []
  readonly pulse = {
    readyState: 'open',
    bufferedAmount: 0,
    sent: 0,
    onmessage: null as Listener,
    send: () => {},
  }
  onconnectionstatechange: (() => void) | null = null
  onsignalingstatechange: (() => void) | null = null
  onnegotiationneeded: (() => void) | null = null
  constructor() {
    PlayedPeer.made.push(this)
    queueMicrotask(() => this.onnegotiationneeded?.())
  }
  createDataChannel = () => this.pulse
  getReceivers = () => []
  getTransceivers = () => []
  addTransceiver(
    track: object | string,
    { sendEncodings = [] }: { sendEncodings?: RTCRtpEncodingParameters[] },
  ) {
    const sender = new PlayedSender(typeof track === 'string' ? null : track, sendEncodings)
    this.senders.push(sender)
    return { sender }
  }
  async setLocalDescription() {
    this.localDescription = { type: 'offer', sdp: 'a=fingerprint:sha-256 AB\r\n' }
    this.signalingState = 'have-local-offer'
  }
  async setRemoteDescription(description: object) {
    this.remoteDescription = description
    this.currentRemoteDescription = description
    this.signalingState = 'stable'
  }
  async addIceCandidate() {}
  async getStats() {
    return new Map([['t', { type: 'transport', bytesReceived: this.bytes }]])
  }
  restartIce() {
    this.restarts += 1
  }
  close() {
    this.connectionState = 'closed'
  }
  /** The other end is there. */
  connects() {
    this.connectionState = 'connected'
    this.onconnectionstatechange?.()
  }
  beats() {
    this.pulse.onmessage?.({ data: 'beat' })
  }
}
type Listener = ((message: { data: string }) => void) | null

let window: EventTarget
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'performance'] })
  window = new EventTarget()
  PlayedPeer.made = []
  vi.stubGlobal('RTCPeerConnection', PlayedPeer)
  vi.stubGlobal(
    'MediaStream',
    class {
      getTracks = () => []
    },
  )
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const camera = { kind: 'video', getSettings: () => ({ height: 360 }) } as unknown as MediaStreamTrack
const answer = { type: 'answer', sdp: 'a=fingerprint:sha-256 CD\r\n' } as const

/** A path to somebody, as it is when one has just come. */
function newPath({ polite = false } = {}) {
  const sent: Parameters<PathOptions['send']>[0][] = []
  const path = new Path(
    {
      seat: 'bert',
      polite,
      configuration: {},
      own: () => ({ microphone: null, camera }),
      rung: () => ({ width: 640, height: 360, frames: 20, kbits: 400 }),
      send: (signal) => sent.push(signal),
      changed: () => {},
    },
    performance.now(),
  )
  return { path, sent }
}

/** One that is open and beating. */
async function openPath() {
  const { path, sent } = newPath()
  path.arrive(performance.now())
  await vi.advanceTimersByTimeAsync(20)
  const [peer] = PlayedPeer.made
  if (!peer || !path.connection) throw new Error('no connection')
  path.hear({ path: path.connection.id, description: answer }, performance.now())
  await vi.advanceTimersByTimeAsync(20)
  peer.connects()
  peer.beats()
  /** So many milliseconds; with the other's pulse, or without. */
  const passes = async (milliseconds: number, beats: boolean) => {
    for (let passed = 0; passed < milliseconds; passed += pathBounds.beatMs) {
      await vi.advanceTimersByTimeAsync(pathBounds.beatMs)
      if (beats) peer.beats()
      await path.tick(performance.now())
    }
  }
  return { path, peer, sent, passes }
}

describe('a path to another browser', () => {
  test('that beats is left alone', async () => {
    const { path, peer, passes } = await openPath()
    await passes(10_000, true)
    expect(path.participant.link).toBe('open')
    expect(peer.restarts).toBe(0)
  })

  test('that falls silent is said to be cut within two seconds, and a new address is looked for again and again', async () => {
    const { path, peer, passes } = await openPath()
    await passes(2_000, false)
    expect(path.participant.link).toBe('reconnecting')
    expect(peer.restarts).toBe(1)
    await passes(8_000, false)
    expect(peer.restarts).toBeGreaterThanOrEqual(3)
    expect(peer.restarts).toBeLessThanOrEqual(5)
  })

  test('that comes back asks for a whole picture, once, and is open', async () => {
    const { path, peer, passes } = await openPath()
    await passes(3_000, false)
    peer.beats()
    await vi.advanceTimersByTimeAsync(1)
    expect(path.participant.link).toBe('open')
    const picture = peer.senders[1]
    expect(picture?.asked).toEqual([{ encodingOptions: [{ keyFrame: true }] }])
  })

  test('whose pulse is lost while voice and picture go on is not taken for cut', async () => {
    const { path, peer, passes } = await openPath()
    const flowing = setInterval(() => {
      peer.bytes += 1_000
    }, 100)
    await passes(6_000, false)
    clearInterval(flowing)
    expect(path.participant.link).toBe('open')
    expect(peer.restarts).toBe(0)
  })

  test('that nothing mends is made anew, by another connection', async () => {
    const { path, peer, passes } = await openPath()
    await passes(pathBounds.lostMs + 4_000, false)
    expect(PlayedPeer.made).toHaveLength(2)
    expect(peer.connectionState).toBe('closed')
    expect(path.participant.link).toBe('connecting')
  })

  test('sends what the rung says, and on the weak one thirty kilobits at eight frames', async () => {
    const { path, peer } = await openPath()
    const encoding = () => peer.senders[1]?.parameters.encodings[0]
    expect(encoding()).toMatchObject({ maxBitrate: 400_000, maxFramerate: 20, scaleResolutionDownBy: 1 })
    path.connection?.sending.tune({ width: 160, height: 90, frames: 8, kbits: 30 })
    await vi.advanceTimersByTimeAsync(1)
    expect(encoding()).toMatchObject({ maxBitrate: 30_000, maxFramerate: 8, scaleResolutionDownBy: 4 })
    path.connection?.sending.tune(null)
    await vi.advanceTimersByTimeAsync(1)
    expect(encoding()).toMatchObject({ active: false })
    expect(peer.senders[0]?.parameters.encodings[0]?.maxBitrate).toBe(32_000)
  })
})

describe('a page that comes in the place of another one', () => {
  test('does not answer what was still meant for that one, and gets a path of its own', async () => {
    const before = await openPath()
    await before.passes(2_000, false)
    before.peer.onnegotiationneeded?.()
    await vi.advanceTimersByTimeAsync(20)
    const [first, way] = before.sent.filter((signal) => 'description' in signal)
    expect(first).not.toHaveProperty('goesOn')
    expect(way).toMatchObject({ path: before.path.connection?.id, goesOn: true })
    if (!way || !first) throw new Error('two offers')

    const { path, sent } = newPath({ polite: true })
    path.arrive(performance.now())
    path.hear(way, performance.now())
    expect(path.connection).toBeNull()
    expect(sent).toEqual([{ please: 'offer' }, { please: 'offer' }])
    path.hear({ ...first, path: 'a path of its own' }, performance.now())
    expect(path.connection?.id).toBe('a path of its own')
    path.close()
  })
})

describe('a computer that comes online again', () => {
  test('looks for new paths to everybody at once, without waiting for silence', async () => {
    const media = createMesh()
    const heard: Parameters<SignalPort['on']>[0][] = []
    const sent: { to: string; signal: Record<string, unknown> }[] = []
    await media.join({
      room: 'a room',
      self: 'zoe',
      iceServers: [],
      relayOnly: false,
      signals: {
        send: (to, signal) => sent.push({ to, signal }),
        on: (listener) => {
          heard.push(listener)
          return () => {}
        },
      },
    })
    media.present(['ailsa', 'bert', 'zoe'])
    await vi.advanceTimersByTimeAsync(50)
    expect(PlayedPeer.made).toHaveLength(2)
    for (const { to, signal } of sent) {
      if ('description' in signal) heard[0]?.(to, { path: signal.path, description: answer })
    }
    await vi.advanceTimersByTimeAsync(50)
    for (const peer of PlayedPeer.made) {
      peer.connects()
      peer.beats()
    }
    window.dispatchEvent(new Event('online'))
    expect(PlayedPeer.made.map(({ restarts }) => restarts)).toEqual([1, 1])
    await media.leave()
    window.dispatchEvent(new Event('online'))
    expect(PlayedPeer.made.map(({ restarts }) => restarts)).toEqual([1, 1])
  })
})

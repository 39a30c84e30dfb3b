import { type Lateness, lateness } from '../rules/check/lateness.ts'

/** As often, and about as large, as a voice is sent. */
const EVERY_MS = 20
const HOW_MANY = 150
const BYTES = 120
/** The last ones may still be on their way. */
const LAST_MS = 800
/** Longer than this, and the relay is out of reach for a circle as well. */
const REACH_MS = 8_000

/**
 * Sends small messages to this very page by way of the relay, over datagrams where the network lets them through: what is
 * lost on the way is lost, as it is of a voice. null: the relay cannot be reached from here.
 */
export async function measureRelay(
  iceServers: readonly RTCIceServer[],
  signal: AbortSignal,
): Promise<Lateness | null> {
  const configuration: RTCConfiguration = { iceServers: [...iceServers], iceTransportPolicy: 'relay' }
  const ends = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)] as const
  const close = () => {
    for (const end of ends) end.close()
  }
  signal.addEventListener('abort', close)
  try {
    const channel = await joined(ends, signal)
    if (!channel) return null
    return await measured(channel, signal)
  } finally {
    signal.removeEventListener('abort', close)
    close()
  }
}

interface Joined {
  out: RTCDataChannel
  in: RTCDataChannel
}

async function joined(
  [one, other]: readonly [RTCPeerConnection, RTCPeerConnection],
  signal: AbortSignal,
): Promise<Joined | null> {
  let relays = 0
  // Every relay has answered, or none will: without an address of theirs there is nothing to wait for.
  const nothing = new Promise<null>((resolve) => {
    one.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate) relays += 1
      else if (relays === 0) resolve(null)
      if (candidate) other.addIceCandidate(candidate).catch(() => {})
    }
  })
  other.onicecandidate = ({ candidate }) => candidate && one.addIceCandidate(candidate).catch(() => {})
  const out = one.createDataChannel('check', { ordered: false, maxRetransmits: 0 })
  const open = new Promise<void>((resolve) => {
    out.onopen = () => resolve()
  })
  const arrived = new Promise<RTCDataChannel>((resolve) => {
    other.ondatachannel = ({ channel }) => resolve(channel)
  })
  await one.setLocalDescription()
  await other.setRemoteDescription(one.localDescription ?? { type: 'offer', sdp: '' })
  await other.setLocalDescription()
  await one.setRemoteDescription(other.localDescription ?? { type: 'answer', sdp: '' })
  const both = Promise.all([arrived, open]).then(([channel]) => ({ out, in: channel }))
  const found = await Promise.race([both, nothing, after(REACH_MS)])
  signal.throwIfAborted()
  return found ?? null
}

async function measured(channel: Joined, signal: AbortSignal): Promise<Lateness | null> {
  const sentAt: number[] = []
  const delays = new Map<number, number>()
  channel.in.binaryType = 'arraybuffer'
  channel.in.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    const n = new DataView(data).getUint16(0)
    const at = sentAt[n]
    if (at !== undefined) delays.set(n, performance.now() - at)
  }
  const message = new DataView(new ArrayBuffer(BYTES))
  while (sentAt.length < HOW_MANY) {
    message.setUint16(0, sentAt.length)
    sentAt.push(performance.now())
    channel.out.send(message.buffer)
    await after(EVERY_MS)
    signal.throwIfAborted()
    if (channel.out.readyState !== 'open') return null
  }
  await after(LAST_MS)
  signal.throwIfAborted()
  return lateness([...delays.values()], HOW_MANY)
}

const after = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

import type { SeatId } from '../../rules/room-state.ts'
import type { LinkReport } from './room-media.ts'

/** What we read of a browser's statistics; the standard's names. */
interface Read {
  readonly type: string
  readonly kind?: string
  readonly bytesSent?: number
  readonly bytesReceived?: number
  readonly framesEncoded?: number
  readonly framesDecoded?: number
  readonly frameWidth?: number
  readonly totalAudioEnergy?: number
  readonly fractionLost?: number
  readonly roundTripTime?: number
  readonly currentRoundTripTime?: number
  readonly nominated?: boolean
  readonly selectedCandidatePairId?: string
  readonly localCandidateId?: string
  readonly remoteCandidateId?: string
  readonly candidateType?: string
  readonly qualityLimitationDurations?: Readonly<Record<string, number>>
}

export interface Totals extends Omit<LinkReport, 'seat'> {
  /** Of the voice we send, as the other end said last: 0 to 1. */
  readonly audioLoss: number | null
  /** For how long the processor has kept the picture down, in seconds. */
  readonly cpuSeconds: number
}

export function totalsOf(report: RTCStatsReport): Totals {
  const all: Read[] = []
  const byId = new Map<string, Read>()
  report.forEach((read: Read, id: string) => {
    all.push(read)
    byId.set(id, read)
  })
  const find = (type: string, kind?: string) => all.find((each) => each.type === type && each.kind === kind)
  const transport = find('transport')
  // Firefox has no transport here.
  const pair = transport
    ? byId.get(transport.selectedCandidatePairId ?? '')
    : all.find((each) => each.type === 'candidate-pair' && each.nominated)
  const carried = transport ?? pair
  const ends = [pair?.localCandidateId, pair?.remoteCandidateId].map((id) => byId.get(id ?? ''))
  const heard = find('inbound-rtp', 'audio')
  const seen = find('inbound-rtp', 'video')
  const shown = find('outbound-rtp', 'video')
  const said = find('remote-inbound-rtp', 'audio')
  const rtt = pair?.currentRoundTripTime ?? said?.roundTripTime
  return {
    bytesSent: carried?.bytesSent ?? 0,
    bytesReceived: carried?.bytesReceived ?? 0,
    framesSent: shown?.framesEncoded ?? 0,
    framesDecoded: seen?.framesDecoded ?? 0,
    audioEnergy: heard?.totalAudioEnergy ?? 0,
    width: seen?.frameWidth ?? null,
    rttMs: rtt === undefined ? null : rtt * 1000,
    relayed: ends.some((end) => end?.candidateType === 'relay'),
    audioLoss: said?.fractionLost ?? null,
    cpuSeconds: shown?.qualityLimitationDurations?.cpu ?? 0,
  }
}

export function linkReport(seat: SeatId, { audioLoss, cpuSeconds, ...report }: Totals): LinkReport {
  return { seat, ...report }
}

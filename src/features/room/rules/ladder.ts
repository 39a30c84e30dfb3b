import type { SeatId } from './room-state.ts'

// How large and how often pictures are sent, so that voices come through. Measured (decision 43): a 300 kbit/s
// line lost 16–27 % of the voice without the floor, and none with it.

export interface Rung {
  readonly width: number
  readonly height: number
  readonly frames: number
  readonly kbits: number
}

/** From the best to the floor. */
export const rungs: readonly Rung[] = [
  { width: 640, height: 360, frames: 20, kbits: 400 },
  { width: 480, height: 270, frames: 15, kbits: 250 },
  { width: 320, height: 180, frames: 15, kbits: 150 },
  { width: 256, height: 144, frames: 12, kbits: 100 },
  { width: 160, height: 90, frames: 8, kbits: 30 },
]
export const floor = rungs.length - 1
/** One below the floor: the picture rests, the voice stays. */
export const resting = rungs.length

/** The best rung for so many people in the circle, oneself included. */
function topRung(people: number): number {
  if (people <= 4) return 0
  if (people <= 6) return 1
  return isLargeCircle(people) ? 3 : 2
}

/** Pictures are small, and every weak line is felt. */
export function isLargeCircle(people: number): boolean {
  return people > 8
}

/** What two seconds on one link told. */
export interface LinkSample {
  /** Of the voice, as the other end says: 0 to 1; null: nothing was said. */
  readonly audioLoss: number | null
  readonly rttMs: number | null
}

export interface LinkRung {
  readonly rung: number
  /** The line, not the number of people, keeps it there. */
  readonly held: boolean
  /** Bad samples in a row. */
  readonly bad: number
  readonly cleanSinceMs: number
  readonly roseAtMs: number | null
  /** How long it must be clean before it rises; doubles when a rise was too much. */
  readonly patienceMs: number
  /** The shortest seen: what more there is, is queues. */
  readonly lowestRttMs: number | null
}

export interface Ladder {
  readonly links: Readonly<Record<SeatId, LinkRung>>
  /** How much of a rung's frames is sent; an old laptop that cannot keep up sends fewer on every link. */
  readonly frameShare: number
  readonly easySinceMs: number
}

export const noLadder: Ladder = { links: {}, frameShare: 1, easySinceMs: 0 }

const CLEAN_MS = 20_000
const LONGEST_PATIENCE_MS = 160_000
const LOSS = 0.05
/** So much loss that one rung is too little: straight to the floor; and at the floor, the picture rests. */
const HEAVY_LOSS = 0.15
const RTT_UP_MS = 300
/** Of the encoders' time limited by the processor. */
const CPU_SHARE = 0.2
const FRAME_SHARES = [1, 2 / 3, 1 / 2]

/**
 * One step, every two seconds. A link that is bad twice in a row falls; when at least two are, and half of them all, it
 * is our own line that is weak, and every link falls. A link rises after twenty clean seconds.
 */
export function stepLadder(
  ladder: Ladder,
  samples: Readonly<Record<SeatId, LinkSample>>,
  cpuShare: number,
  people: number,
  nowMs: number,
): Ladder {
  const top = topRung(people)
  const seen = Object.entries(samples).map(([seat, sample]) => {
    const before = forPeople(ladder.links[seat] ?? fresh(top, nowMs), top)
    return { seat, sample, link: noticed(before, sample, nowMs) }
  })
  const falling = seen.filter(({ link }) => link.bad >= 2)
  const all = falling.length >= 2 && falling.length * 2 >= seen.length
  const heavy = falling.some(({ sample }) => isHeavy(sample))
  const links = seen.map(({ seat, sample, link }) => {
    if (link.bad >= 2) return [seat, fallen(link, all ? heavy : isHeavy(sample), nowMs)] as const
    // Whose own voice comes through does not lose their picture over the others.
    if (all && link.rung < floor) return [seat, fallen(link, heavy, nowMs)] as const
    return [seat, risen(link, top, nowMs)] as const
  })
  return { links: Object.fromEntries(links), ...frames(ladder, cpuShare, nowMs) }
}

/** What is sent on a link now; null: the picture rests. Somebody not sampled yet gets the best for so many people. */
export function sending(ladder: Ladder, seat: SeatId, people: number): Rung | null {
  const top = topRung(people)
  const link = ladder.links[seat]
  const rung = rungs[link ? forPeople(link, top).rung : top]
  if (!rung) return null
  const least = rungs[floor]?.frames ?? 8
  return { ...rung, frames: Math.max(least, Math.round(rung.frames * ladder.frameShare)) }
}

function fresh(top: number, nowMs: number): LinkRung {
  return {
    rung: top,
    held: false,
    bad: 0,
    cleanSinceMs: nowMs,
    roseAtMs: null,
    patienceMs: CLEAN_MS,
    lowestRttMs: null,
  }
}

function forPeople(link: LinkRung, top: number): LinkRung {
  if (link.held && link.rung > top) return link
  return { ...link, rung: top, held: false }
}

function isHeavy({ audioLoss }: Pick<LinkSample, 'audioLoss'>): boolean {
  return (audioLoss ?? 0) > HEAVY_LOSS
}

function noticed(link: LinkRung, { audioLoss, rttMs }: LinkSample, nowMs: number): LinkRung {
  const lowestRttMs = rttMs === null ? link.lowestRttMs : Math.min(rttMs, link.lowestRttMs ?? rttMs)
  const lossy = (audioLoss ?? 0) > LOSS
  const slow = rttMs !== null && lowestRttMs !== null && rttMs - lowestRttMs > RTT_UP_MS
  // The floor is not left for a slow line, nor for a few lost packets: then the picture is not what is too much.
  const bad = link.rung >= floor ? isHeavy({ audioLoss }) : lossy || slow
  if (!bad) return { ...link, lowestRttMs, bad: 0, ...(lossy || slow ? { cleanSinceMs: nowMs } : {}) }
  return { ...link, lowestRttMs, bad: link.bad + 1, cleanSinceMs: nowMs }
}

function fallen(link: LinkRung, heavy: boolean, nowMs: number): LinkRung {
  const next = heavy ? Math.max(floor, link.rung + 1) : link.rung + 1
  const tooHigh = link.roseAtMs !== null && nowMs - link.roseAtMs < CLEAN_MS
  return {
    ...link,
    rung: Math.min(resting, next),
    held: true,
    bad: 0,
    cleanSinceMs: nowMs,
    patienceMs: tooHigh ? Math.min(LONGEST_PATIENCE_MS, link.patienceMs * 2) : CLEAN_MS,
  }
}

function risen(link: LinkRung, top: number, nowMs: number): LinkRung {
  if (!link.held || nowMs - link.cleanSinceMs < link.patienceMs) return link
  const rung = link.rung - 1
  return { ...link, rung, held: rung > top, cleanSinceMs: nowMs, roseAtMs: nowMs }
}

function frames(ladder: Ladder, cpuShare: number, nowMs: number) {
  const at = FRAME_SHARES.indexOf(ladder.frameShare)
  if (cpuShare > CPU_SHARE)
    return { frameShare: FRAME_SHARES[at + 1] ?? ladder.frameShare, easySinceMs: nowMs }
  if (at > 0 && nowMs - ladder.easySinceMs >= CLEAN_MS)
    return { frameShare: FRAME_SHARES[at - 1] ?? 1, easySinceMs: nowMs }
  return { frameShare: ladder.frameShare, easySinceMs: at === 0 ? nowMs : ladder.easySinceMs }
}

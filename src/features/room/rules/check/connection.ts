/** As measured from this browser to our server, and through the relay where there is one; the others may be nearer or farther. */
export interface Measured {
  /** Kilobits a second. */
  up: number
  down: number
  /** There and back, the middle of many. */
  delayMs: number
  /** The share of small messages that were lost or came far too late, 0 to 1. */
  late: number
  /**
   * How delay and loss were measured: by the relay, as voices travel; or over the web, where a lost message is sent again
   * and is late at most. out-of-reach: there is a relay, and no way to it from here.
   */
  by: 'relay' | 'web' | 'out-of-reach'
}

export type Connection = 'good' | 'enough' | 'weak' | 'poor' | 'shut'

/** room.md §5: what each other person costs in kilobits a second, picture and voice, by how many are there. */
export const eachAt = (people: number): number =>
  people <= 4 ? 450 : people <= 6 ? 300 : people <= 8 ? 200 : 150
/** The weak rung: 30 kbit/s of picture, and the voice. */
const FLOOR_EACH = 75

const SLOW_MS = 300
const VERY_SLOW_MS = 700

/**
 * good: every picture as it is meant; enough: smaller pictures; weak: pictures may rest; poor: voices may break off; shut:
 * the network lets pages through, and perhaps no voices.
 */
export function connection({ up, down, delayMs, late, by }: Measured, people: number): Connection {
  const others = Math.max(1, people - 1)
  const least = Math.min(up, down)
  // A voice alone takes 40.
  if (least < others * 40 || delayMs > VERY_SLOW_MS || late > 0.2) return 'poor'
  if (by === 'out-of-reach') return 'shut'
  if (least < others * FLOOR_EACH || late > 0.1) return 'weak'
  if (least < others * eachAt(people) || delayMs > SLOW_MS || late > 0.04) return 'enough'
  return 'good'
}

export const connectionWords: Readonly<Record<Connection, { title: string; advice: string | null }>> = {
  good: { title: 'Your connection is good.', advice: null },
  enough: {
    title: 'Your connection will do.',
    advice:
      'Pictures may be a little less sharp. A cable, or a place nearer to your router, makes it better.',
  },
  weak: {
    title: 'Your connection is weak.',
    advice:
      'You will hear everybody; some pictures may stand still. Go nearer to your router or plug in a cable, and ask others in the house to pause films.',
  },
  poor: {
    title: 'Your connection is poor: voices may break off.',
    advice:
      'Go nearer to your router or plug in a cable, close other programs, and press “Measure again”. If it stays so, ring your leaders before the meeting begins.',
  },
  shut: {
    title: 'We do not reach the relay from here.',
    advice:
      'It carries voices and pictures past strict networks. In a hospital or an office, try another network or a phone’s hotspot; at home, press “Measure again”. If it stays so, tell your leaders before the meeting.',
  },
}

/** "2.4 Mbit/s up, 18 down; 38 ms there and back" */
export function measuredInWords({ up, down, delayMs, late, by }: Measured): string {
  const speed = (kbits: number) =>
    kbits >= 10_000 ? `${Math.round(kbits / 1000)}` : (kbits / 1000).toFixed(1)
  const lost = late > 0 ? `; ${Math.max(1, Math.round(late * 100))} of 100 messages late or lost` : ''
  return `${speed(up)} Mbit/s up, ${speed(down)} Mbit/s down; ${Math.round(delayMs)} ms there and back${lost}. ${ways[by]}`
}

const ways: Readonly<Record<Measured['by'], string>> = {
  relay: 'Delay and loss were measured as voices travel, by way of the relay.',
  web: 'It was measured as pages travel: what is lost on the way is sent again there, and shows as delay only.',
  'out-of-reach': 'Measured as pages travel; the relay was not reached.',
}

import { parseMoney } from '../../../shared/money.ts'
import { MOST_LEADERS, type Wish } from './budget.ts'

/** The field of the nth leader's fee, from 1. */
export const feeField = (nth: number): string => `fee_${nth}`
export const feeFields: readonly string[] = Array.from({ length: MOST_LEADERS }, (_, place) =>
  feeField(place + 1),
)

/** A wish as its form would send it: amounts in pounds or euro. */
export function fieldsOf(wish: Wish): Record<string, string> {
  return {
    ...Object.fromEntries(
      wish.leaderFeesPerHourMinor.map((fee, place) => [feeField(place + 1), pounds(fee)]),
    ),
    paid_before: `${wish.paidPreMeetingMinutes}`,
    paid_after: `${wish.paidDebriefMinutes}`,
    room: pounds(wish.roomMinor),
    room_per: wish.roomPer,
    supervision: pounds(wish.supervisionPerSessionMinor),
    other: pounds(wish.otherPerSessionMinor),
    meetings: `${wish.meetingsATerm}`,
    members: `${wish.expectedMembers}`,
    reduced_places: `${wish.reducedPlaces}`,
    reduced: pounds(wish.reducedMinor),
    gaps: `${wish.gapsPercent}`,
    reserve: `${wish.reservePercent}`,
    ...(wish.askedMinor === undefined ? {} : { asked: pounds(wish.askedMinor) }),
  }
}

const pounds = (minor: number): string => (minor / 100).toFixed(2)

/** What stands in the fields while somebody types; null as long as one of them cannot be read. The form says why. */
export function readWish(typed: Readonly<Record<string, string>>): Wish | null {
  const amount = (name: string, most: number): number => {
    const minor = parseMoney(typed[name] ?? '')
    return minor === undefined || minor > most ? Number.NaN : minor
  }
  const or0 = (name: string, read: (name: string) => number) =>
    (typed[name] ?? '').trim() === '' ? 0 : read(name)
  const whole = (name: string, least: number, most: number): number => {
    const text = (typed[name] ?? '').trim()
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return number >= least && number <= most ? number : Number.NaN
  }
  const aMeeting = (name: string) => amount(name, 100_000)
  const asked = (typed.asked ?? '').trim() === '' ? undefined : aMeeting('asked')
  const wish: Wish = {
    leaderFeesPerHourMinor: feeFields
      .filter((name) => (typed[name] ?? '').trim() !== '')
      .map((name) => amount(name, 50_000)),
    paidPreMeetingMinutes: whole('paid_before', 0, 120),
    paidDebriefMinutes: whole('paid_after', 0, 120),
    roomMinor: amount('room', 1_000_000),
    roomPer: typed.room_per === 'term' ? 'term' : 'meeting',
    supervisionPerSessionMinor: aMeeting('supervision'),
    otherPerSessionMinor: or0('other', aMeeting),
    meetingsATerm: whole('meetings', 1, 60),
    expectedMembers: whole('members', 1, 30),
    reducedPlaces: or0('reduced_places', (name) => whole(name, 0, 29)),
    reducedMinor: or0('reduced', aMeeting),
    gapsPercent: or0('gaps', (name) => whole(name, 0, 50)),
    reservePercent: or0('reserve', (name) => whole(name, 0, 100)),
    askedMinor: asked,
  }
  const numbers = Object.values(wish).flat()
  if (numbers.some((number) => Number.isNaN(number))) return null
  return wish.reducedPlaces < wish.expectedMembers ? wish : null
}

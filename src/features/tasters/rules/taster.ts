import { areaAndRegion } from '../../../shared/area.ts'
import { formatDayAndTime, formatMeetingTime, timeZoneName } from '../../../shared/calendar.ts'
import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { periodOf } from '../../retention/rules/retention.ts'

/** A meeting that people may come to before they decide (R41); what everybody may know of it. */
export interface Taster {
  readonly id: string
  readonly groupId: string
  readonly name: string
  readonly mode: 'face-to-face' | 'online'
  readonly regionName: string | null
  readonly area: string | null
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly timeZone: string
  readonly seats: number
  /** Of guests who have confirmed. */
  readonly taken: number
  /** 0: free (R72). */
  readonly contributionMinor: number
  readonly currency: Currency
  readonly signUpUntil: Temporal.Instant
  readonly cancelledAt: Temporal.Instant | null
  /** RFC 5545 SEQUENCE: how often it was moved. */
  readonly sequence: number
  /** When it was moved last. */
  readonly changedAt: Temporal.Instant | null
  /** Whether the group itself is open to applicants. */
  readonly groupIsOpen: boolean
}

/** Guests' names and addresses are deleted so long after the meeting; every page that asks for them says so. */
export const WEEKS_KEPT = periodOf('taster-guests').weeks

/** When the way in of an online taster shows itself; the database's taster_doors_are_open says the same. */
export const DOORS_MINUTES = 15

export type SignUp = 'open' | 'full' | 'closed'

/** Whether one may sign up, and whether for a seat or to wait for one. */
export function signUp(
  taster: Pick<Taster, 'signUpUntil' | 'cancelledAt' | 'seats' | 'taken'>,
  now: Temporal.Instant,
): SignUp {
  if (taster.cancelledAt || Temporal.Instant.compare(now, taster.signUpUntil) >= 0) return 'closed'
  return taster.taken < taster.seats ? 'open' : 'full'
}

export const hasBegun = ({ startsAt }: Pick<Taster, 'startsAt'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, startsAt) >= 0

type Where = Pick<Taster, 'mode' | 'area' | 'regionName'>

/** 'Online', 'Leith, Scotland' */
export const whereInWords = ({ mode, area, regionName }: Where): string =>
  mode === 'online' ? 'Online' : areaAndRegion(area, regionName) || 'Face to face'

/** 'Tuesday 8 December 2026, 19:30 to 21:00'; online with the name of the clock. */
export const whenInWords = ({
  startsAt,
  endsAt,
  timeZone,
  mode,
}: Pick<Taster, 'startsAt' | 'endsAt' | 'timeZone' | 'mode'>): string =>
  formatMeetingTime(startsAt, endsAt, timeZone) + (mode === 'online' ? ` (${timeZoneName(timeZone)})` : '')

export const costInWords = ({
  contributionMinor,
  currency,
}: Pick<Taster, 'contributionMinor' | 'currency'>): string =>
  contributionMinor === 0 ? 'Free' : formatMoney(money(contributionMinor, currency))

/** '3 of 8 seats free', 'Full: one may wait for a seat' */
export function seatsInWords({ seats, taken }: Pick<Taster, 'seats' | 'taken'>): string {
  const free = Math.max(0, seats - taken)
  return free === 0
    ? 'Full: you may wait for a seat'
    : `${free} of ${seats} ${seats === 1 ? 'seat' : 'seats'} free`
}

export const closesInWords = ({ signUpUntil, timeZone }: Pick<Taster, 'signUpUntil' | 'timeZone'>): string =>
  formatDayAndTime(signUpUntil, timeZone)

// ── one guest ───────────────────────────────────────────────────────────────

export interface Guest {
  readonly confirmedAt: Temporal.Instant | null
  readonly seatedAt: Temporal.Instant | null
  readonly cancelledAt: Temporal.Instant | null
  /** null: not noted. */
  readonly came: boolean | null
  readonly hasApplied: boolean
}

export type GuestState =
  | 'unconfirmed'
  | 'seated'
  | 'waiting'
  | 'left'
  | 'called-off'
  | 'over'
  | 'came'
  | 'applied'

/** How it stands with a guest: the first that fits. */
export function guestState(
  guest: Guest,
  taster: Pick<Taster, 'startsAt' | 'cancelledAt'>,
  now: Temporal.Instant,
): GuestState {
  if (guest.cancelledAt) return 'left'
  if (taster.cancelledAt) return 'called-off'
  if (guest.hasApplied) return 'applied'
  if (guest.came) return 'came'
  if (hasBegun(taster, now)) return guest.seatedAt ? (guest.came === null ? 'seated' : 'over') : 'over'
  if (!guest.confirmedAt) return 'unconfirmed'
  return guest.seatedAt ? 'seated' : 'waiting'
}

import type { Slot } from '../../../../shared/times-of-day.ts'
import type { SlotAnswers } from './time-poll.ts'

/** Somebody whose week counts. */
export interface Asked {
  readonly id: string
  readonly name: string
  /** Who leads, or is invited to, has to be there: their no rules a slot out. */
  readonly leads: boolean
  /** How sure it is that they will sit in the circle: 3 with a place, 2 talked with, 1 has asked; 0 counts no more. */
  readonly weight: 0 | 1 | 2 | 3
  /** Null while they have said nothing. */
  readonly answers: SlotAnswers | null
}

export interface GridSlot {
  readonly slot: Slot
  readonly good: readonly string[]
  readonly ifNeedBe: readonly string[]
  readonly cannot: readonly string[]
  /** Asked before this slot was, or not at all yet. */
  readonly unsaid: readonly string[]
  /** Of those who answered about this slot. */
  readonly could: number
  readonly answered: number
  /** The leaders who cannot: without them there is no meeting. */
  readonly ruledOutBy: readonly string[]
  readonly isBest: boolean
}

export interface TimeGrid {
  readonly slots: readonly GridSlot[]
  readonly answered: number
  readonly asked: number
  readonly waitedFor: readonly string[]
}

/** Good counts twice what "if need be" counts, and a sure member more than somebody who has just asked. */
const worth = { good: 2, 'if-need-be': 1, not: 0 } as const

/** Every slot that is asked about, with who could; the best ones are marked, all of them when they are equal. */
export function timeGrid(slots: readonly Slot[], everybody: readonly Asked[]): TimeGrid {
  const counting = everybody.filter(({ leads, weight }) => leads || weight > 0)
  const reckoned = slots.map((slot) => reckon(slot, counting))
  const most = Math.max(0, ...reckoned.map(({ points }) => points))
  return {
    slots: reckoned.map(({ points, ...one }) => ({ ...one, isBest: most > 0 && points === most })),
    answered: counting.filter(({ answers }) => answers).length,
    asked: counting.length,
    waitedFor: counting.filter(({ answers }) => !answers).map(({ name }) => name),
  }
}

function reckon(slot: Slot, people: readonly Asked[]) {
  const saying = (word: string | undefined) => people.filter(({ answers }) => answers?.get(slot) === word)
  const [good, ifNeedBe, cannot, unsaid] = [
    saying('good'),
    saying('if-need-be'),
    saying('not'),
    saying(undefined),
  ]
  const ruledOutBy = namesOf(cannot.filter(({ leads }) => leads))
  const points = people.reduce(
    (sum, { leads, weight, answers }) => sum + worth[answers?.get(slot) ?? 'not'] * (leads ? 3 : weight),
    0,
  )
  return {
    slot,
    good: namesOf(good),
    ifNeedBe: namesOf(ifNeedBe),
    cannot: namesOf(cannot),
    unsaid: namesOf(unsaid),
    could: good.length + ifNeedBe.length,
    answered: people.length - unsaid.length,
    ruledOutBy,
    points: ruledOutBy.length > 0 ? 0 : points,
  }
}

const namesOf = (people: readonly Asked[]): string[] => people.map(({ name }) => name)

/** The slots worth talking about: none that a leader cannot, the best first, then as the week goes. */
export function worthTaking({ slots }: TimeGrid): GridSlot[] {
  return slots
    .filter(({ ruledOutBy, could }) => ruledOutBy.length === 0 && could > 0)
    .toSorted(
      (one, other) =>
        Number(other.isBest) - Number(one.isBest) ||
        other.could - one.could ||
        other.good.length - one.good.length,
    )
}

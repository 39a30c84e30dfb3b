import { weekdayName } from '../../../../shared/calendar.ts'
import { listed } from '../../../../shared/listed.ts'
import { hoursInWords, hoursOf, partsOf, slotInWords, slotOf } from '../../../../shared/times-of-day.ts'
import { type GridSlot, type TimeGrid, worthTaking } from './time-grid.ts'
import type { TimePoll } from './time-poll.ts'

/** A grid as it is drawn and read out. */
export function gridInWords(poll: Pick<TimePoll, 'weekdays' | 'timesOfDay'>, grid: TimeGrid) {
  const bySlot = new Map(grid.slots.map((one) => [one.slot, one]))
  const worth = worthTaking(grid)
  return {
    answered: answeredInWords(grid),
    days: poll.weekdays.map((day) => ({ short: weekdayName(day).slice(0, 3), long: weekdayName(day) })),
    rows: poll.timesOfDay.map((time) => ({
      time: hoursOf[time].name,
      hours: hoursInWords(time),
      cells: poll.weekdays.map((day) => {
        const one = bySlot.get(slotOf(day, time))
        return one ? cell(one, grid.answered) : null
      }),
    })),
    worth: worth.map(slotShown),
    rest: grid.slots.filter((one) => !worth.includes(one)).map(slotShown),
  }
}

function answeredInWords({ answered, asked, waitedFor }: TimeGrid): string {
  const count = `${answered} of ${asked} have answered`
  return waitedFor.length > 0 ? `${count}; not yet: ${listed(waitedFor)}.` : `${count}.`
}

function cell(one: GridSlot, answered: number) {
  const isOut = one.ruledOutBy.length > 0
  const said = [
    isOut ? `${listed(one.ruledOutBy)} cannot, so there is no meeting` : null,
    `${one.could} of ${one.answered} could`,
    one.ifNeedBe.length > 0 ? `${one.ifNeedBe.length} of them if need be` : null,
    one.isBest ? 'suits best' : null,
  ]
  return {
    href: `#slot-${one.slot}`,
    could: one.could,
    tone: toneOf(one.could, answered),
    isOut,
    isBest: one.isBest,
    words: `${slotInWords(one.slot)}: ${said.filter(Boolean).join(', ')}`,
  }
}

const tones = [0, 1, 2, 3, 4] as const

/** Nobody is 0, everybody 4. */
const toneOf = (could: number, answered: number) =>
  could === 0 || answered === 0 ? 0 : (tones[Math.max(1, Math.floor((could / answered) * 4))] ?? 4)

function slotShown(one: GridSlot) {
  return {
    slot: one.slot,
    title: slotInWords(one.slot),
    hours: hoursInWords(partsOf(one.slot).time),
    isBest: one.isBest,
    good: one.good,
    ifNeedBe: one.ifNeedBe,
    cannot: one.cannot,
    unsaid: one.unsaid,
    ruledOut: one.ruledOutBy.length > 0 ? `${listed(one.ruledOutBy)} cannot` : null,
  }
}

import { formatTime, isWeekday, type Weekday, weekdayName, weekdays } from './calendar.ts'

/** When clinicians are free to meet: around surgeries and clinics, not through them. */
export const timesOfDay = ['early-morning', 'midday', 'afternoon', 'early-evening', 'evening'] as const
export type TimeOfDay = (typeof timesOfDay)[number]

interface Hours {
  readonly name: string
  /** The meeting lies between these, in the group's time zone. */
  readonly from: Temporal.PlainTime
  readonly until: Temporal.PlainTime
  /** When a meeting in it usually begins. */
  readonly begins: Temporal.PlainTime
}

const hours = (name: string, from: string, until: string, begins: string): Hours => ({
  name,
  from: Temporal.PlainTime.from(from),
  until: Temporal.PlainTime.from(until),
  begins: Temporal.PlainTime.from(begins),
})

export const hoursOf: Readonly<Record<TimeOfDay, Hours>> = {
  'early-morning': hours('Early morning', '07:00', '09:00', '07:30'),
  midday: hours('Midday', '12:00', '14:00', '12:30'),
  afternoon: hours('Afternoon', '14:00', '17:00', '15:00'),
  'early-evening': hours('Early evening', '17:00', '19:00', '17:30'),
  evening: hours('Evening', '19:00', '21:30', '19:30'),
}

/** '19:00 to 21:30' */
export const hoursInWords = (time: TimeOfDay): string =>
  `${formatTime(hoursOf[time].from)} to ${formatTime(hoursOf[time].until)}`

/** A weekday and a time of day: '2-evening' is Tuesday evening. */
export type Slot = `${Weekday}-${TimeOfDay}`

export const slotOf = (weekday: Weekday, time: TimeOfDay): Slot => `${weekday}-${time}`

export const slots: readonly Slot[] = weekdays.flatMap((day) => timesOfDay.map((time) => slotOf(day, time)))

export function partsOf(slot: Slot): { weekday: Weekday; time: TimeOfDay } {
  const weekday = Number(slot.slice(0, 1))
  const time = timesOfDay.find((each) => slot.endsWith(`-${each}`) && slot.length === each.length + 2)
  if (!isWeekday(weekday) || !time) throw new RangeError(`There is no slot ${slot}.`)
  return { weekday, time }
}

export const isSlot = (text: string): text is Slot => slots.some((slot) => slot === text)

/** 'Tuesday evening' */
export function slotInWords(slot: Slot): string {
  const { weekday, time } = partsOf(slot)
  return `${weekdayName(weekday)} ${hoursOf[time].name.toLowerCase()}`
}

/** The slot a regular time lies in; null where it lies between two. */
export function slotAt(weekday: Weekday, startTime: Temporal.PlainTime): Slot | null {
  const time = timesOfDay.find(
    (each) =>
      Temporal.PlainTime.compare(startTime, hoursOf[each].from) >= 0 &&
      Temporal.PlainTime.compare(startTime, hoursOf[each].until) < 0,
  )
  return time ? slotOf(weekday, time) : null
}

export const slotWords = ['good', 'if-need-be', 'not'] as const
export type SlotWord = (typeof slotWords)[number]

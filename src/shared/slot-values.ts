import { choice, optional } from './form-values.ts'
import { type Slot, type SlotWord, slots, slotWords } from './times-of-day.ts'

const slotField = () => optional(choice(slotWords))

/** A field for each weekday and time of day: what is not sent was not ticked. */
export const slotFields = Object.fromEntries(slots.map((slot) => [slot, slotField()])) as Record<
  Slot,
  ReturnType<typeof slotField>
>

/** What was ticked of a week; a no that stands in the form from the start counts as one all the same. */
export const tickedSlots = (values: Partial<Record<Slot, SlotWord | undefined>>): Map<Slot, SlotWord> =>
  new Map(
    slots.flatMap((slot) => {
      const word = values[slot]
      return word ? [[slot, word] as const] : []
    }),
  )

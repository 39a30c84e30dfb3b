import type { z } from 'zod'
import { localDate, localTime, optional } from './form-values.ts'

/** Rows of day and hour; whoever has fewer times leaves some empty. */
export const rowsOfTimes = [1, 2, 3, 4] as const
type Row = (typeof rowsOfTimes)[number]

const day = optional(localDate())
const hour = optional(localTime())
export const timesInRows = {
  on1: day,
  at1: hour,
  on2: day,
  at2: hour,
  on3: day,
  at3: hour,
  on4: day,
  at4: hour,
}

type Times = { [name in `on${Row}`]?: Temporal.PlainDate | undefined } & {
  [name in `at${Row}`]?: Temporal.PlainTime | undefined
}

// Half a row is noticed together with what is wrong elsewhere in the form, not after it.
const always = { when: () => true }

/** Half a row is asked for the other half, and at least so many rows for both. */
export function withRows<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  { atLeast }: { atLeast: number },
) {
  let checked = schema
  for (const row of rowsOfTimes) {
    const [day, hour] = [`on${row}`, `at${row}`] as const
    checked = checked
      .refine((values: Times) => !values[day] || values[hour], {
        ...always,
        path: [hour],
        message: 'Please enter the hour, such as 18:30, or leave out the day.',
      })
      .refine((values: Times) => values[day] || !values[hour], {
        ...always,
        path: [day],
        message: 'Please enter the day, such as 8/12/2026, or leave out the hour.',
      })
      .refine((values: Times) => row > atLeast || values[day] || values[hour], {
        ...always,
        path: [day],
        message: 'Please enter at least one day with its hour.',
      })
  }
  return checked
}

/** The rows that were filled in. */
export const momentsOf = (values: Times) =>
  rowsOfTimes.flatMap((row) => {
    const [on, at] = [values[`on${row}`], values[`at${row}`]]
    return on && at ? [{ on, at }] : []
  })

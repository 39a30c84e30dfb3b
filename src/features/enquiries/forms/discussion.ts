import { z } from 'zod'
import {
  choice,
  form,
  line,
  localDate,
  localTime,
  optional,
  paragraph,
  timeZone,
  uuid,
  wholeNumber,
} from '../../../shared/form-values.ts'

/** Rows of day and hour; whoever has fewer times leaves some empty. */
export const rowsOfTimes = [1, 2, 3, 4] as const
type Row = (typeof rowsOfTimes)[number]

const day = optional(localDate())
const hour = optional(localTime())
const times = { on1: day, at1: hour, on2: day, at2: hour, on3: day, at3: hour, on4: day, at4: hour }

type Times = { [name in `on${Row}`]?: Temporal.PlainDate | undefined } & {
  [name in `at${Row}`]?: Temporal.PlainTime | undefined
}

/** The rows that were filled in; half a row is asked for the other half. */
function momentsOf(values: Times, context: z.RefinementCtx, { atLeast }: { atLeast: number }) {
  const moments: { on: Temporal.PlainDate; at: Temporal.PlainTime }[] = []
  const ask = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  for (const row of rowsOfTimes) {
    const [on, at] = [values[`on${row}`], values[`at${row}`]]
    if (on && at) moments.push({ on, at })
    else if (on) ask(`at${row}`, 'Please enter the hour, such as 18:30, or leave out the day.')
    else if (at) ask(`on${row}`, 'Please enter the day, such as 8/12/2026, or leave out the hour.')
    else if (row <= atLeast) ask(`on${row}`, 'Please enter at least one day with its hour.')
  }
  return moments
}

export const timesOfferForm = form({
  ...times,
  timeZone: timeZone(),
  minutes: wholeNumber(10, 180),
  way: choice(['telephone', 'video', 'in-person']),
  wayNote: line(300, 'the number to ring, the link or the place'),
  word: optional(paragraph(2000)),
}).transform((values, context) => ({
  moments: momentsOf(values, context, { atLeast: 1 }),
  timeZone: values.timeZone,
  minutes: values.minutes,
  way: values.way,
  wayNote: values.wayNote,
  word: values.word,
}))

export const timesProposalForm = form({
  ...times,
  timeZone: timeZone(),
  word: optional(paragraph(2000)),
}).transform((values, context) => ({
  moments: momentsOf(values, context, { atLeast: 0 }),
  timeZone: values.timeZone,
  word: values.word,
}))

export const timePickForm = form({
  time: z.string({ error: 'Please choose one of the times.' }).pipe(uuid()),
  word: optional(paragraph(2000)),
})

export const cancellationForm = form({ word: paragraph(2000, 'a word to go with it') })

export const ownZoneForm = form({ timeZone: timeZone() })

import { z } from 'zod'
import {
  choice,
  form,
  line,
  localDate,
  optional,
  paragraph,
  timeZone,
  wholeNumber,
} from '../../../shared/form-values.ts'
import { momentsOf, timesInRows, withRows } from '../../../shared/rows-of-times.ts'

/** An instant as a button or a choice carries it, of a year that calendars and the database have; nobody types one. */
const instant = (sentence: string) =>
  z.string({ error: sentence }).transform((text, context): Temporal.Instant => {
    try {
      if (/^20\d\d-/.test(text)) return Temporal.Instant.from(text)
    } catch {}
    context.addIssue({ code: 'custom', message: sentence })
    return z.NEVER
  })

const instants = z
  .unknown()
  .optional()
  .transform((sent): Temporal.Instant[] => {
    const each = sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]
    return each.slice(0, 100).flatMap((one) => {
      const read = instant('').safeParse(one)
      return read.success ? [read.data] : []
    })
  })

export const freeTimesForm = withRows(form({ ...timesInRows, also: instants }), { atLeast: 0 }).transform(
  (values) => ({ moments: momentsOf(values), also: values.also }),
)

export const freeTimeForm = form({ starts_at: instant('Please choose one of your times.') })

export const bookingForm = form({ starts_at: instant('Please choose one of the times.') })

export const mannerForm = form({
  minutes: wholeNumber(10, 120),
  way: choice(['video', 'telephone', 'in-person']),
  way_note: optional(line(300)),
})

export const spokenMattersForm = form({ spoken_matters: optional(paragraph(2000)) })

export const heldElsewhereForm = form({ held_on: localDate() })

export const ownZoneForm = form({ timeZone: timeZone() })

const tick = () => choice(['clear', 'unsure', 'not'])

export const ticksForm = form({
  expectations: tick(),
  commitment: tick(),
  technology: optional(tick()),
  recommendation: choice(['offer', 'waiting', 'defer', 'decline', 'unsure']),
})

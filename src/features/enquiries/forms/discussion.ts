import { z } from 'zod'
import {
  choice,
  form,
  line,
  optional,
  paragraph,
  timeZone,
  uuid,
  wholeNumber,
} from '../../../shared/form-values.ts'
import { momentsOf, timesInRows, withRows } from '../../../shared/rows-of-times.ts'

export const timesOfferForm = withRows(
  form({
    ...timesInRows,
    timeZone: timeZone(),
    minutes: wholeNumber(10, 180),
    way: choice(['telephone', 'video', 'in-person']),
    wayNote: line(300, 'the number to ring, the link or the place'),
    word: optional(paragraph(2000)),
  }),
  { atLeast: 1 },
).transform((values) => ({
  moments: momentsOf(values),
  timeZone: values.timeZone,
  minutes: values.minutes,
  way: values.way,
  wayNote: values.wayNote,
  word: values.word,
}))

export const timesProposalForm = withRows(
  form({ ...timesInRows, timeZone: timeZone(), word: optional(paragraph(2000)) }),
  { atLeast: 0 },
).transform((values) => ({
  moments: momentsOf(values),
  timeZone: values.timeZone,
  word: values.word,
}))

export const timePickForm = form({
  time: z.string({ error: 'Please choose one of the times.' }).pipe(uuid()),
  word: optional(paragraph(2000)),
})

export const cancellationForm = form({ word: paragraph(2000, 'a word to go with it') })

export const ownZoneForm = form({ timeZone: timeZone() })

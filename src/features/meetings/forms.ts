import { z } from 'zod'
import { calendarTitles } from '../../shared/calendar-titles.ts'
import {
  checkbox,
  choice,
  line,
  localDate,
  localTime,
  optional,
  paragraph,
  severalIds,
  uuid,
} from '../../shared/form-values.ts'
import { checkTermEnd, termFields, termWishIn } from '../../shared/term-form.ts'

/** Why dates change, in a sentence for everybody. */
const reason = () => optional(paragraph(300))

export const termForm = z.object(termFields).superRefine(checkTermEnd).transform(termWishIn)

export const rolesForm = z.object({ moderator: uuid(), swapping: checkbox(), alone: checkbox() })

/** Who moderates after the click, and the page that it was made on. */
export const swapForm = z.object({ moderator: uuid(), back: choice(['meeting', 'meetings']) })

export const rolesToldForm = z.object({ told: checkbox() })

export const moveForm = z.object({ on: localDate(), at: localTime(), reason: reason() })

/** A day and an hour, as some form has them. */
export const whenForm = z.object({ on: localDate(), at: localTime() })

export const cancelForm = z
  .object({
    reason: reason(),
    replacing: checkbox(),
    on: optional(localDate()),
    at: optional(localTime()),
  })
  .superRefine(({ replacing, on, at }, context) => {
    if (replacing && !on) context.addIssue({ code: 'custom', path: ['on'], message: 'Please choose a day.' })
    if (replacing && !at) context.addIssue({ code: 'custom', path: ['at'], message: 'Please choose a time.' })
  })
  .transform(({ reason: why, replacing, on, at }) => ({
    reason: why,
    instead: replacing && on && at ? [{ on, at }] : [],
  }))

/** Several at once, and as many dates after the last where the count is kept. */
export const cancelSeveralForm = z.object({ meeting: severalIds(60), reason: reason(), keeping: checkbox() })

export const addForm = z.object({ on: localDate(), at: localTime(), reason: reason() })

const days = {
  first_on: localDate(),
  last_on: localDate(),
}
const inOrder = (
  { first_on: firstOn, last_on: lastOn }: { first_on: Temporal.PlainDate; last_on: Temporal.PlainDate },
  context: z.RefinementCtx,
) => {
  const length = firstOn.until(lastOn).days
  const message =
    length < 0 ? 'The last day is not before the first.' : 'Please note a year at most, and the rest anew.'
  if (length < 0 || length > 366) context.addIssue({ code: 'custom', path: ['last_on'], message })
}

export const pauseForm = z
  .object({ ...days, reason: optional(paragraph(200)) })
  .superRefine(inOrder)
  .transform(({ first_on: firstOn, last_on: lastOn, reason: why }) => ({ firstOn, lastOn, reason: why }))

export const leaveForm = z
  .object(days)
  .superRefine(inOrder)
  .transform(({ first_on: firstOn, last_on: lastOn }) => ({ firstOn, lastOn }))

/** A feed of one group alone, or of all. */
export const feedForm = z.object({ group: optional(uuid()) })

export const calendarWordsForm = z.object({
  title: choice(calendarTitles, 'what your calendar says'),
  own_word: optional(line(40)),
  shows_place: checkbox(),
})

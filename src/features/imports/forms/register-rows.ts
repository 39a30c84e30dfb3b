import type { z } from 'zod'
import { cellChoice, cellFlag, cellList } from '../../../shared/cell-values.ts'
import { form, localDate, money, optional, wholeNumber } from '../../../shared/form-values.ts'
import { languages } from '../../../shared/languages.ts'
import { currencies } from '../../../shared/money.ts'
import { professions } from '../../../shared/professions.ts'
import type { LeaderRow, SupervisorRow } from '../rules/kinds.ts'
import { isKnowable, who } from './people-rows.ts'

const modes = ['face-to-face', 'online'] as const

const where = (regions: readonly string[]) => ({
  // “London and the South East” holds an “and”, “Leeds, Yorkshire and Humberside” a comma: whole names are tried first.
  regions: cellList(regions, 'region'),
  modes: cellList(modes, 'way of meeting'),
  languages: cellList(languages, 'language'),
})

// ── leaders ─────────────────────────────────────────────────────────────────

const accreditationStates = ['none', 'working towards', 'accredited'] as const

export const leaderRow = (regions: readonly string[]): z.ZodType<LeaderRow> =>
  form({
    ...who,
    profession: optional(cellChoice(professions, 'profession')),
    memberSessions: optional(wholeNumber(0, 9999)),
    memberYears: optional(wholeNumber(0, 80)),
    sessionsLed: optional(wholeNumber(0, 9999)),
    sessionsCoLed: optional(wholeNumber(0, 9999)),
    leadingYears: optional(wholeNumber(0, 80)),
    psychodynamic: cellFlag(),
    ...where(regions),
    accreditation: optional(cellChoice(accreditationStates, 'state of accreditation')),
    since: optional(localDate()),
    until: optional(localDate()),
  })
    .superRefine(isKnowable)
    .superRefine(({ accreditation = 'none', since, until }, context) => {
      const problem = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message })
      if (accreditation === 'none' && (since || until))
        problem('accreditation', 'There is a date, and no state of accreditation.')
      if (accreditation !== 'none' && !since) problem('since', 'Since when? The day is missing.')
      if (accreditation === 'working towards' && until)
        problem('until', 'Only an accreditation ends on a day; working towards it does not.')
      if (since && until && Temporal.PlainDate.compare(until, since) < 0)
        problem('until', 'This is before the day on which the accreditation begins.')
    })

// ── supervisors ─────────────────────────────────────────────────────────────

const offers = ['individual', 'pair', 'peer'] as const

export const supervisorRow = (regions: readonly string[]): z.ZodType<SupervisorRow> =>
  form({
    ...who,
    offers: cellList(offers, 'kind of supervision').refine(
      (chosen) => chosen.length > 0,
      'Please say what they offer: individual, pair or peer.',
    ),
    placesFree: optional(wholeNumber(0, 99)),
    ...where(regions),
    fee: optional(money(100_000)),
    currency: optional(cellChoice(currencies, 'currency')),
  }).superRefine(isKnowable)

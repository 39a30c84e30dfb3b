import type { z } from 'zod'
import { audiences, measures } from '../../shared/criteria.ts'
import {
  checkbox,
  choice,
  form,
  line,
  localDate,
  money,
  optional,
  paragraph,
  several,
  severalIds,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'
import { languages } from '../../shared/languages.ts'
import { currencies } from '../../shared/money.ts'
import { professions } from '../../shared/professions.ts'
import type { CriteriaItem } from './rules/criteria.ts'

const modes = ['face-to-face', 'online'] as const

export const entryForm = form({
  profession: optional(choice(professions)),
  groupMemberExperience: checkbox(),
  memberSessions: optional(wholeNumber(0, 9999)),
  memberYears: optional(wholeNumber(0, 80)),
  memberWeekends: optional(wholeNumber(0, 999)),
  sessionsLed: optional(wholeNumber(0, 9999)),
  sessionsCoLed: optional(wholeNumber(0, 9999)),
  leadingYears: optional(wholeNumber(0, 80)),
  psychodynamicTraining: checkbox(),
  training: optional(line(200)),
  regions: severalIds(),
  modes: several(modes),
  languages: several(languages),
  lookingFor: choice(['group', 'co-leader', 'second-seat', 'nothing']),
  about: optional(paragraph(600)),
  findable: checkbox(),
})

export const accreditationRequestForm = form({
  asksFor: choice(['accredited', 'working-towards']),
  sinceOn: localDate(),
  note: optional(paragraph(600)),
})

export const decisionForm = form({
  state: choice(['accredited', 'working-towards', 'none']),
  sinceOn: localDate(),
  untilOn: optional(localDate()),
  criteriaSetId: optional(uuid()),
  reason: optional(paragraph(1000)),
})

export const declineForm = form({ reason: paragraph(1000, 'what the leader is to know') })

export const supervisorForm = form({
  offers: several(['individual', 'pair', 'peer'], { atLeast: 1 }),
  placesFree: wholeNumber(0, 99),
  regions: severalIds(),
  modes: several(modes),
  languages: several(languages),
  feeMinor: optional(money(100_000)),
  currency: choice(currencies),
  about: optional(paragraph(600)),
  findable: checkbox(),
})

export const peerGroupForm = form({
  name: line(120, 'a name for the group'),
  everyWeeks: wholeNumber(1, 52),
  mode: choice(modes),
  region: optional(uuid()),
  languages: several(languages),
  placesFree: wholeNumber(0, 30),
  about: optional(paragraph(600)),
  listed: checkbox(),
})

export const handOnForm = form({ to: uuid() })

/** So many criteria a set may have on its form. */
const rowNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16] as const
type Row = (typeof rowNumbers)[number]
export const CRITERIA_ROWS = rowNumbers.length

const label = optional(line(200))
const unit = optional(line(40))
const number = optional(wholeNumber(1, 9999))
const measure = optional(choice(measures))
const audience = optional(choice(audiences))
const either = optional(wholeNumber(1, 60))
const inPerson = optional(wholeNumber(1, 100))
const note = optional(line(300))

type Rows = Record<`label${Row}`, typeof label> &
  Record<`unit${Row}`, typeof unit> &
  Record<`number${Row}`, typeof number> &
  Record<`measure${Row}`, typeof measure> &
  Record<`audience${Row}`, typeof audience> &
  Record<`either${Row}`, typeof either> &
  Record<`inPerson${Row}`, typeof inPerson> &
  Record<`note${Row}`, typeof note>

const rows: Rows = Object.assign(
  {},
  ...rowNumbers.map((n) => ({
    [`label${n}`]: label,
    [`unit${n}`]: unit,
    [`number${n}`]: number,
    [`measure${n}`]: measure,
    [`audience${n}`]: audience,
    [`either${n}`]: either,
    [`inPerson${n}`]: inPerson,
    [`note${n}`]: note,
  })),
)

export const criteriaForm = form({
  name: line(120, 'a name for the set'),
  holdsFromOn: localDate(),
  sourceNote: optional(paragraph(500)),
  ...rows,
}).superRefine((values, context) => {
  for (const n of rowNumbers) {
    if (values[`label${n}`] === undefined) continue
    const faulty = [
      values[`number${n}`] === undefined && [`number${n}`, 'Please say how many are needed.'],
      values[`unit${n}`] === undefined && [`unit${n}`, 'Please say of what: meetings, weekends, cases …'],
    ]
    for (const [path, message] of faulty.filter((one) => one !== false)) {
      context.addIssue({ code: 'custom', path: [path ?? ''], message: message ?? '' })
    }
  }
})

/** The criteria that were typed, in their order; rows without a name are left out. */
export function itemsOf(values: z.output<typeof criteriaForm>): CriteriaItem[] {
  return rowNumbers.flatMap((n) => {
    const name = values[`label${n}`]
    const count = values[`number${n}`]
    const of = values[`unit${n}`]
    if (name === undefined || count === undefined || of === undefined) return []
    return {
      label: name,
      requiredNumber: count,
      unit: of,
      measure: values[`measure${n}`] ?? 'other',
      appliesTo: values[`audience${n}`] ?? 'everybody',
      eitherOf: values[`either${n}`] ?? null,
      inPersonPercent: values[`inPerson${n}`] ?? null,
      sourceNote: values[`note${n}`] ?? '',
    }
  })
}

export const contactForm = form({
  message: paragraph(1500, 'a few words'),
  supervisionKind: optional(choice(['individual', 'pair', 'peer'])),
  peers: optional(uuid()),
})

export const contactAnswerForm = form({ answer: choice(['accept', 'decline']) })

export const contactMessageForm = form({ body: paragraph(2000, 'your message') })

export const arrangementForm = form({ sinceOn: localDate(), everyWeeks: wholeNumber(1, 52) })

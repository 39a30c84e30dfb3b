import { z } from 'zod'
import { choice } from '../../shared/form-values.ts'

const states = ['present', 'apologies', 'absent'] as const
const STATE = /^state-([0-9a-f-]{36})$/
/** More than any circle holds. */
const MOST_PEOPLE = 60

/** One row a person, `state-<id>`; how many cases; and how the record stood when the page was made. */
export const attendanceForm = z
  .looseObject({
    cases: choice(['0', '1', '2'], 'how many cases were told'),
    seen: z.string().max(40).optional(),
  })
  .transform(({ cases, seen = '', ...rows }, context) => {
    const sent = Object.entries(rows).flatMap(([name, value]) => {
      const id = STATE.exec(name)?.[1]
      return id ? [[id, value] as const] : []
    })
    const known = sent.flatMap(([id, value]) => {
      const state = states.find((each) => each === value)
      return state && z.uuid().safeParse(id).success ? [[id, state] as const] : []
    })
    if (known.length < sent.length || sent.length > MOST_PEOPLE) {
      context.addIssue({
        code: 'custom',
        path: ['cases'],
        message: 'Please choose present, apologies or absent for each.',
      })
      return z.NEVER
    }
    return { cases: Number(cases), seen, states: new Map(known) }
  })

/** Where somebody stands when they say that they cannot come. */
const placesToAnswer = ['circle', 'meeting', 'dates', 'group-dates'] as const

export const answerForm = z.object({ from: choice(placesToAnswer).optional() })

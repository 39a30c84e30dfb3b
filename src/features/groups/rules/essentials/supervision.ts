import { formatDateOnly } from '../../../../shared/calendar.ts'
import { atRisk, type EssentialRule, met, missing } from '../essential.ts'

const kinds = {
  individual: 'Supervision by a supervisor',
  pair: 'Supervision of both leaders together',
  peer: 'A peer supervision group',
} as const

export const supervisionRules: readonly EssentialRule[] = [
  {
    name: 'supervision',
    title: 'Supervision of the leading',
    heading: 'supervision',
    requirements: ['R23', 'R24', 'R25', 'R36', 'R37', 'R67'],
    weight: 'should',
    mode: 'both',
    advice:
      'Leading is thought about with someone outside the group, regularly: a supervisor, or other leaders as peers. The society helps to find one if you ask.',
    assess: ({ supervision, today, planned }) => {
      if (!supervision) {
        return missing(
          planned?.supervision
            ? 'No supervision is noted yet. Your plan counted on it: say which, and since when.'
            : 'No supervision is arranged yet.',
          'Arrange supervision, or ask the society',
          'supervision',
        )
      }
      const since = formatDateOnly(supervision.sinceOn)
      return Temporal.PlainDate.compare(supervision.sinceOn, today) <= 0
        ? met(`${kinds[supervision.kind]}, since ${since}.`)
        : atRisk(`${kinds[supervision.kind]}, but only from ${since}.`, 'See the arrangement', 'supervision')
    },
  },
]

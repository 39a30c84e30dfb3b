import { formatDateOnly, rhythm } from '../../../../shared/calendar.ts'
import { supervisionDue } from '../../../supervision/rules/due.ts'
import { atRisk, type EssentialRule, met, missing, notApplicable } from '../essential.ts'

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
    requirements: ['R23', 'R67'],
    weight: 'should',
    mode: 'both',
    advice:
      'Leading is thought about with someone outside the group: a supervisor, or other leaders as peers. The society helps to find one if you ask.',
    assess: ({ supervision, planned, today }) => {
      if (supervision)
        return met(
          `${kinds[supervision.kind]}, ${isAhead(supervision.sinceOn, today) ? 'from' : 'since'} ${formatDateOnly(supervision.sinceOn)}.`,
        )
      return missing(
        planned?.supervision
          ? 'No supervision is noted yet. Your plan counted on it: say which, and since when.'
          : 'No supervision is arranged yet.',
        'Arrange supervision, or ask the society',
        'supervision',
      )
    },
  },
  {
    name: 'regular-supervision',
    title: 'Supervision in a rhythm',
    heading: 'supervision',
    requirements: ['R36'],
    weight: 'should',
    mode: 'both',
    advice: 'Not only when something has gone wrong: supervision that comes round of itself.',
    assess: ({ supervision, today }) => {
      if (!supervision) return notApplicable('As soon as supervision is arranged.')
      const { sinceOn, everyWeeks } = supervision
      if (isAhead(sinceOn, today))
        return atRisk(`It only begins on ${formatDateOnly(sinceOn)}.`, 'See the arrangement', 'supervision')
      if (everyWeeks && supervision.isLogged) {
        const lastOn = supervision.lastOn ?? null
        const meetings = supervision.meetingsSince ?? 0
        const due = supervisionDue({ sinceOn, everyWeeks, lastOn, meetings }, today)
        const last = lastOn ? `The last was on ${formatDateOnly(lastOn)}` : 'No session is confirmed yet'
        if (due === 'rhythm-passed')
          return atRisk(
            `It is due: ${rhythm(everyWeeks)} was agreed. ${last}.`,
            'Plan the next session',
            'supervision',
          )
        if (due === 'many-meetings')
          return atRisk(
            `It is due: ${meetings} meetings have been held since. ${last}.`,
            'Plan the next session',
            'supervision',
          )
      }
      return met(everyWeeks ? `${capitalised(rhythm(everyWeeks))}.` : 'It has begun.')
    },
  },
  {
    name: 'peer-supervision',
    title: 'Among peers',
    heading: 'supervision',
    requirements: ['R24'],
    weight: 'may',
    mode: 'both',
    advice:
      'Leaders of several groups meet as peers, near by or on a screen; some do so beside a supervisor.',
    assess: ({ supervision }) =>
      supervision?.kind === 'peer'
        ? met('You are in a peer supervision group.')
        : notApplicable('There may be a peer supervision group that takes you in.'),
  },
]

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const isAhead = (day: Temporal.PlainDate, today: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(day, today) > 0

import { formatDateOnly, rhythm } from '../../../../shared/calendar.ts'
import { capitalised } from '../../../../shared/words.ts'
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
      if (supervision) {
        const { kind, sinceOn } = supervision
        return met(
          sinceOn
            ? `${kinds[kind]}, ${isAhead(sinceOn, today) ? 'from' : 'since'} ${formatDateOnly(sinceOn)}.`
            : `${kinds[kind]}, arranged by another of you.`,
        )
      }
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
      const { sinceOn, everyWeeks, due, lastOn, meetingsSince = 0 } = supervision
      if (sinceOn && isAhead(sinceOn, today))
        return atRisk(
          `It only begins on ${formatDateOnly(sinceOn)}.`,
          'See how supervision is arranged',
          'supervision',
        )
      if (!sinceOn)
        return due && due !== 'not-yet'
          ? atRisk('It is due, as whoever arranged it knows.', 'See how supervision stands', 'supervision')
          : met('It is in place.')
      if (everyWeeks && due && due !== 'not-yet') {
        const why =
          due === 'rhythm-passed'
            ? `${rhythm(everyWeeks)} was agreed`
            : `${meetingsSince} meetings have been held since`
        const last = lastOn ? `The last was on ${formatDateOnly(lastOn)}` : 'No session is confirmed yet'
        return atRisk(`It is due: ${why}. ${last}.`, 'Plan the next supervision', 'supervision')
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

const isAhead = (day: Temporal.PlainDate, today: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(day, today) > 0

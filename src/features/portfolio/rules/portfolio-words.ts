import { formatDateOnly } from '../../../shared/calendar.ts'
import { amountInWords } from '../../../shared/portfolio-entries.ts'
import { hoursInWords } from '../../certificates/rules/hours.ts'
import { periodInWords } from '../../certificates/rules/period.ts'
import type { OwnEntry, Part, PortfolioFacts, SupervisedMonth } from './portfolio-facts.ts'
import type { Progress } from './progress.ts'
import { supervisionTotals, type Total, totalsOf } from './totals.ts'

export const partInWords: Readonly<Record<Part, string>> = {
  member: 'As a member',
  led: 'Led alone',
  'co-led': 'Led with somebody',
}

export const supervisionKindInWords: Readonly<Record<SupervisedMonth['kind'], string>> = {
  individual: 'With a supervisor, alone',
  pair: 'With a supervisor, as a pair',
  peers: 'Among peers, with a supervisor',
  peer: 'In a peer supervision group',
}

const meetings = (count: number): string => `${count} ${count === 1 ? 'meeting' : 'meetings'}`

/** '12 meetings, 18 hours: 9 face to face, 3 online' */
export function totalInWords({ meetings: count, minutes, inRoom, online }: Total): string {
  const how =
    inRoom === 0 ? 'online' : online === 0 ? 'face to face' : `${inRoom} face to face, ${online} online`
  return `${meetings(count)}, ${hoursInWords(minutes)}: ${how}`
}

export const supervisionInWords = ({ sessions, minutes }: { sessions: number; minutes: number }): string =>
  `${sessions} ${sessions === 1 ? 'session' : 'sessions'}, ${hoursInWords(minutes)}`

/** '2 leadership weekends from 6 to 8 March 2026, 24 hours, face to face' */
export function entryInWords({ kind, amount, firstOn, lastOn, minutes, mode }: OwnEntry): string {
  const period = periodInWords({
    firstOn: Temporal.PlainDate.from(firstOn),
    lastOn: Temporal.PlainDate.from(lastOn),
  })
  const how = mode === 'online' ? 'online' : 'face to face'
  return `${amountInWords(kind, amount)} ${period}, ${hoursInWords(minutes)}, ${how}`
}

const judgedWords: Partial<Record<Progress['item']['measure'], string>> = {
  'society-membership': 'The Council knows',
  portfolio: 'Done by handing in',
}

/** 'Met', '7 missing', 'The Council reads it' */
export function stateInWords({ state, missing, item, isYearly }: Progress): string {
  if (state === 'met') return 'Met'
  if (state === 'judged') return judgedWords[item.measure] ?? 'The Council reads it'
  if (state === 'not-needed') return 'Met by the other'
  return isYearly ? `${missing} missing in twelve months` : `${missing} missing`
}

/** '13 of 20 meetings; 4 of 10 face to face' and when it is met at the present pace. */
export function progressInWords({ item, state, counted, inPerson, byOn, isYearly }: Progress): string {
  if (state === 'judged') return ''
  const share = inPerson ? `; ${inPerson.counted} of ${inPerson.required} face to face` : ''
  const year = isYearly ? ' in the last twelve months' : ''
  const count = `${counted} of ${item.requiredNumber} ${isYearly ? '' : item.unit}`.trimEnd()
  return `${count}${year}${share}${byOn ? `. At the pace of the last year: by ${monthInWords(byOn)}` : ''}`
}

/** 'March 2027' */
export const monthInWords = (day: Temporal.PlainDate): string =>
  formatDateOnly(day).split(' ').slice(1).join(' ')

/** A portfolio in words, as paper and whoever checks it read it. */
export function portfolioInWords(facts: PortfolioFacts, progress: readonly Progress[]) {
  const supervision = supervisionTotals(facts.supervision)
  return {
    title: 'Portfolio for accreditation',
    name: facts.name,
    society: facts.society,
    countedOn: formatDateOnly(Temporal.PlainDate.from(facts.on)),
    criteria: facts.criteria && `${facts.criteria.name}, version ${facts.criteria.version}`,
    details: [
      ...totalsOf(facts.months).map((total) => ({
        what: partInWords[total.part],
        words: totalInWords(total),
      })),
      ...supervision.map((total) => ({
        what: supervisionKindInWords[total.kind],
        words: supervisionInWords(total),
      })),
    ],
    progress: progress.map((one) => ({
      label: one.item.label,
      words: [stateInWords(one), progressInWords({ ...one, byOn: null })].filter(Boolean).join(': '),
    })),
    entries: facts.entries.map((entry) => ({
      title: entry.title,
      words: `${entryInWords(entry)}${entry.proofs.length > 0 ? '; with proof' : ''}`,
    })),
    limits:
      'Meetings are counted from the attendance that was taken, supervision from what both sides confirmed; ' +
      'what is in its owner’s own words is said so. Nothing of what was talked about is kept anywhere.',
  }
}

export type PortfolioInWords = ReturnType<typeof portfolioInWords>

import type { Measure } from '../../../shared/criteria.ts'
import type { EntryKind } from '../../../shared/portfolio-entries.ts'
import type { Mode, OwnEntry, PortfolioFacts, PortfolioItem } from './portfolio-facts.ts'

export interface Progress {
  readonly item: PortfolioItem
  /** 'judged': the Council sees to it, nothing is counted here. */
  readonly state: 'met' | 'missing' | 'judged' | 'not-needed'
  readonly counted: number
  readonly missing: number
  /** Where a share is to be face to face: what of it there is, and how many are wanted. */
  readonly inPerson: { readonly counted: number; readonly required: number } | null
  /** When it is met if things go on as in the last twelve months; null: it is met, or not within ten years at this pace. */
  readonly byOn: Temporal.PlainDate | null
  /** The society asks it of every year: the last twelve months are counted. */
  readonly isYearly: boolean
}

/** Something done in a month: how many, in whichever unit its measure counts. */
interface Done {
  readonly month: string
  readonly amount: number
  readonly mode: Mode
}

/** A double hour is ninety minutes: twice the forty-five of a teaching hour. */
const DOUBLE_HOUR = 90
const PACE_MONTHS = 12
const LOOKS_AHEAD_MONTHS = 120

/** What each criterion has, in the order of the set. Those meant for others are left out. */
export function progressOf(facts: PortfolioFacts, today: Temporal.PlainDate): Progress[] {
  const items = (facts.criteria?.items ?? []).filter(({ appliesTo }) => isFor(appliesTo, facts))
  const each = items.map((item) => progressIn(facts, item, today))
  const settled = new Set(
    each
      .filter(({ state, item }) => state === 'met' && item.eitherOf !== null)
      .map(({ item }) => item.eitherOf),
  )
  return each.map((one) =>
    one.state === 'missing' && settled.has(one.item.eitherOf)
      ? { ...one, state: 'not-needed', missing: 0, byOn: null }
      : one,
  )
}

/** Everything that can be counted is there. */
export const isWhole = (progress: readonly Progress[]): boolean =>
  progress.length > 0 && progress.every(({ state }) => state !== 'missing')

/**
 * When the last of what is missing is there at the present pace; of alternatives, the soonest. null: nothing is missing, or
 * something does not come at this pace.
 */
export function wholeBy(progress: readonly Progress[]): Temporal.PlainDate | null {
  const missing = progress.filter(({ state }) => state === 'missing')
  const groups = Map.groupBy(missing, ({ item }) => (item.eitherOf === null ? item : item.eitherOf))
  const days = [...groups.values()].map((alternatives) =>
    alternatives
      .map(({ byOn }) => byOn)
      .filter((byOn) => byOn !== null)
      .toSorted(Temporal.PlainDate.compare)
      .at(0),
  )
  const known = days.filter((day) => day !== undefined)
  if (known.length < days.length) return null
  return known.toSorted(Temporal.PlainDate.compare).at(-1) ?? null
}

function isFor(audience: PortfolioItem['appliesTo'], { psychodynamicTraining }: PortfolioFacts): boolean {
  if (audience === 'everybody') return true
  return (audience === 'with-psychodynamic-training') === psychodynamicTraining
}

/** Seen to by the Council, or done by handing in. */
const judged: readonly Measure[] = ['society-membership', 'portfolio', 'other']

function progressIn(facts: PortfolioFacts, item: PortfolioItem, today: Temporal.PlainDate): Progress {
  const nothing = { item, counted: 0, missing: 0, inPerson: null, byOn: null, isYearly: false }
  if (judged.includes(item.measure)) return { ...nothing, state: 'judged' }
  const isYearly = item.measure === 'supervisions-a-year'
  const since = firstMonthOfPace(today)
  const done = doneFor(item.measure, facts)
  const known = isYearly ? done.filter(({ month }) => month >= since) : done
  const counted = wholeOf(item.measure, known)
  const inRoom = ({ mode }: Done) => mode === 'face-to-face'
  const inPerson =
    item.inPersonPercent === null
      ? null
      : {
          counted: wholeOf(item.measure, known.filter(inRoom)),
          required: Math.ceil((item.requiredNumber * item.inPersonPercent) / 100),
        }
  const missing = Math.max(0, item.requiredNumber - counted)
  const missingInRoom = inPerson ? Math.max(0, inPerson.required - inPerson.counted) : 0
  if (missing + missingInRoom === 0) return { ...nothing, state: 'met', counted, inPerson, isYearly }
  const recent = done.filter(({ month }) => month >= since && month <= monthOf(today))
  const months = Math.max(
    monthsFor(missing, raw(item.measure, recent)),
    monthsFor(missingInRoom, raw(item.measure, recent.filter(inRoom))),
  )
  return {
    item,
    state: 'missing',
    counted,
    missing: Math.max(missing, missingInRoom),
    inPerson,
    // A year's number is not reached by waiting: it wants to be done within one.
    byOn: isYearly || months > LOOKS_AHEAD_MONTHS ? null : today.add({ months }),
    isYearly,
  }
}

/** @param inPace how many there were within the months by which the pace is measured */
function monthsFor(missing: number, inPace: number): number {
  if (missing === 0) return 0
  return inPace === 0 ? Number.POSITIVE_INFINITY : Math.ceil((missing / inPace) * PACE_MONTHS)
}

const monthOf = (day: Temporal.PlainDate): string => day.toPlainYearMonth().toString()

/** The first of the twelve months that end with this one. */
const firstMonthOfPace = (today: Temporal.PlainDate): string =>
  today
    .toPlainYearMonth()
    .subtract({ months: PACE_MONTHS - 1 })
    .toString()

const isInMinutes = (measure: Measure): boolean =>
  measure === 'double-hours' || measure === 'supervision-hours'

function raw(measure: Measure, done: readonly Done[]): number {
  const sum = done.reduce((total, { amount }) => total + amount, 0)
  if (measure === 'double-hours') return sum / DOUBLE_HOUR
  return isInMinutes(measure) ? sum / 60 : sum
}

/** Never more than there was: half an hour short of one is none. */
const wholeOf = (measure: Measure, done: readonly Done[]): number => Math.floor(raw(measure, done) + 1e-9)

/** What counts for a measure, in its own unit; of hours, the minutes. */
function doneFor(measure: Measure, { months, supervision, entries, reports }: PortfolioFacts): Done[] {
  const met = (parts: readonly string[], of: 'meetings' | 'cases' | 'minutes'): Done[] =>
    months
      .filter(({ part }) => parts.includes(part))
      .map((one) => ({ month: one.month, mode: one.mode, amount: one[of] }))
  const own = (kinds: readonly EntryKind[], of: 'amount' | 'minutes' = 'amount'): Done[] =>
    entries
      .filter(({ kind }) => kinds.includes(kind))
      .map((entry) => ({ month: monthOfEntry(entry), mode: entry.mode, amount: entry[of] }))
  const supervised = (of: 'sessions' | 'minutes'): Done[] =>
    supervision.map((one) => ({ month: one.month, mode: one.mode, amount: one[of] }))
  const leading = ['led', 'co-led']
  const everywhere = ['member', ...leading]
  switch (measure) {
    case 'member-sessions':
      return [...met(['member'], 'meetings'), ...own(['member-elsewhere'])]
    case 'member-weekends':
      return own(['member-weekend'])
    case 'sessions-led':
      return [...met(leading, 'meetings'), ...own(['led-elsewhere'])]
    case 'leadership-weekends':
      return own(['leadership-weekend'])
    case 'cases':
      return met(leading, 'cases')
    case 'meetings':
      return [...met(everywhere, 'meetings'), ...own(['member-elsewhere', 'led-elsewhere'])]
    case 'supervisions-a-year':
      return [...supervised('sessions'), ...own(['supervision-elsewhere'])]
    case 'supervision-hours':
      return [...supervised('minutes'), ...own(['supervision-elsewhere'], 'minutes')]
    case 'double-hours':
      return [
        ...met(everywhere, 'minutes'),
        ...own(['member-elsewhere', 'led-elsewhere', 'member-weekend', 'leadership-weekend'], 'minutes'),
      ]
    case 'supervisors-report':
      return reports.map(({ submittedOn }) => ({
        month: submittedOn.slice(0, 7),
        mode: 'face-to-face',
        amount: 1,
      }))
    default:
      return []
  }
}

const monthOfEntry = ({ lastOn }: OwnEntry): string => lastOn.slice(0, 7)

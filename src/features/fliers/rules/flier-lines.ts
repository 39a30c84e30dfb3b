import { accreditationInWords } from '../../../shared/accreditation.ts'
import { areaAndRegion } from '../../../shared/area.ts'
import { formatDate, formatDateOnly, isWeekday, timeZoneName } from '../../../shared/calendar.ts'
import { listed } from '../../../shared/listed.ts'
import { inWords } from '../../../shared/numerals.ts'
import { rhythmOf } from '../../../shared/rhythm.ts'
import { contributionFacts, usualTerms } from '../../fees/rules/contribution-facts.ts'
import { dayToBeAgreed, languagesInWords, whenInWords, whomInWords } from '../../groups/rules/shown-group.ts'
import type { FlierFacts } from './flier-facts.ts'

export interface Line {
  readonly what: string
  readonly words: string
}

/** Everything a flier prints, in words: what is compared when one asks whether it is still true. */
export function flierLines(facts: FlierFacts): Line[] {
  return [
    { what: 'Name', words: facts.name },
    ...shortLines(facts),
    { what: 'Led by', words: leadersInWords(facts) },
    ...(facts.aims ? [{ what: 'What it is for', words: facts.aims }] : []),
    { what: 'Society', words: facts.society },
  ]
}

/** The facts that stand in a row of their own: the same words on paper, in an email and on the page. */
export function shortLines(facts: FlierFacts): Line[] {
  const lines: [string, string | null][] = [
    ['For', whomInWords(facts.professions).replace(/^For /, '')],
    ['Meets', meetsInWords(facts)],
    ['Dates', datesInWords(facts)],
    ['Where', whereInWords(facts)],
    ['Language', languagesInWords(facts.languages)],
    ...costLines(facts),
  ]
  return lines.flatMap(([what, words]) => (words ? [{ what, words: capital(words) }] : []))
}

function costLines({ fee }: FlierFacts): [string, string][] {
  if (!fee) return []
  const { coming, ...terms } = fee
  const later = coming ? [{ ...coming, holdsFrom: Temporal.PlainDate.from(coming.holdsFrom) }] : []
  return contributionFacts({ ...usualTerms, ...terms }, later)
}

/** 'Tuesdays at 19:30 (UK time), every 2 weeks, 90 minutes'. Face to face the clock is the one on the wall. */
function meetsInWords(facts: FlierFacts): string {
  const { weekday, startTime } = facts
  const words = whenInWords({
    weekday: weekday !== null && isWeekday(weekday) ? weekday : null,
    startTime: startTime ? Temporal.PlainTime.from(startTime) : null,
    rhythm: rhythmOf(facts.everyWeeks, facts.nthOfMonth),
    lengthMinutes: facts.lengthMinutes,
  })
  if (words === null) return dayToBeAgreed
  if (!startTime || facts.mode === 'face-to-face') return words
  return words.replace(startTime, `${startTime} (${timeZoneName(facts.timeZone)})`)
}

/** '6 meetings, from 12 January to 30 March 2027' */
function datesInWords({ dates }: FlierFacts): string | null {
  if (!dates) return null
  const first = Temporal.PlainDate.from(dates.first)
  const last = Temporal.PlainDate.from(dates.last)
  if (dates.meetings === 1) return formatDate(first)
  const from = first.year === last.year ? formatDateOnly(first).replace(/ \d+$/, '') : formatDateOnly(first)
  return `${dates.meetings} meetings, from ${from} to ${formatDateOnly(last)}`
}

function whereInWords({ mode, area, region }: FlierFacts): string {
  if (mode === 'online') return 'Online, by video: a computer with a camera, and a good connection'
  return areaAndRegion(area, region) || 'Face to face'
}

/** 'Ailsa Grant' with 'GP, accredited by the society' */
export function leaderLines({ leaders }: FlierFacts): { name: string; what: string | null }[] {
  return leaders.map(({ name, profession, accreditation }) => ({
    name,
    what:
      [profession, accreditation === 'none' ? null : accreditationInWords[accreditation]]
        .filter(Boolean)
        .join(' · ') || null,
  }))
}

/** What is said of leaders whose names are not printed; null when all are named. */
export function unnamedInWords({ leaders, leadersInAll }: FlierFacts): string | null {
  const unnamed = leadersInAll - leaders.length
  if (unnamed <= 0) return null
  if (leaders.length > 0) return 'And another, who introduces themselves when you talk'
  return unnamed === 1
    ? 'One leader, who introduces themselves when you talk'
    : `${capital(inWords(unnamed))} leaders, who introduce themselves when you talk`
}

function leadersInWords(facts: FlierFacts): string {
  const named = leaderLines(facts).map(({ name, what }) => (what ? `${name} (${what})` : name))
  return listed([...named, ...[unnamedInWords(facts)].filter((words) => words !== null)]) || 'Not said yet'
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

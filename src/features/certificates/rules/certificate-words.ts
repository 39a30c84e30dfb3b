import { formatDateOnly, timeZoneName } from '../../../shared/calendar.ts'
import { listed } from '../../../shared/listed.ts'
import type { AsRole, CertificateFacts, CountedMeeting } from './certificate-facts.ts'
import { hoursInWords, lengthsInWords, minutesIn, roundingInWords } from './hours.ts'
import { periodInWords } from './period.ts'

const titles: Record<AsRole, string> = {
  member: 'Certificate of attendance',
  leader: 'Certificate of meetings led',
}

/** RCPsych: a certificate proves attendance, not learning (domain.md, part e). */
const whatItSays =
  'It confirms attendance, not learning, and says nothing of what was talked about: that is confidential, and kept nowhere. ' +
  'A reflective note, where one is asked for, is the member’s own.'

const whatItSaysOfLeading =
  'It confirms meetings that were led, and says nothing of what was talked about: that is confidential, and kept nowhere.'

/** A certificate in words, for whoever lays them out: on paper, on a page, for somebody who checks it. */
export function certificateInWords(facts: CertificateFacts) {
  const { meetings, role, leaders } = facts
  const minutes = minutesIn(meetings)
  const count = `${meetings.length} ${meetings.length === 1 ? 'meeting' : 'meetings'}`
  const days = meetings.map(({ on }) => Temporal.PlainDate.from(on))
  const [first] = days
  const last = days.at(-1)
  const span = first && last ? periodInWords({ firstOn: first, lastOn: last }) : ''
  const isLed = role === 'leader'
  return {
    title: titles[role],
    name: facts.name,
    society: facts.society,
    /** After the name. */
    statement: `${isLed ? 'led' : 'attended'} ${count} of the Balint group “${facts.group}”, ${span}.`,
    hours: hoursInWords(minutes),
    details: [
      { what: 'Counted', words: countedInWords(meetings, minutes) },
      { what: 'Meetings', words: `${count}, ${lengthsInWords(meetings)}` },
      { what: 'Format', words: formatInWords(meetings) },
      { what: isLed ? 'Led together with' : 'Led by', words: listed(leaders) },
      { what: 'Dates', words: `${datesInWords(days)} (${timeZoneName(facts.timeZone)})` },
    ].filter(({ words }) => words !== ''),
    limits: isLed ? whatItSaysOfLeading : whatItSays,
  }
}

export type CertificateInWords = ReturnType<typeof certificateInWords>

/** What the hours are made of; where they do not come to whole quarters, in full. */
function countedInWords(meetings: readonly CountedMeeting[], minutes: number): string {
  const whole = meetings.length === 1 ? 'The meeting as it was arranged' : 'Each meeting as it was arranged'
  const rounding = roundingInWords(minutes)
  return rounding ? `${whole}: ${rounding}` : whole
}

/** 'Online', 'Face to face (6 meetings) and online (2 meetings)' */
function formatInWords(meetings: readonly CountedMeeting[]): string {
  const inRoom = meetings.filter(({ mode }) => mode === 'face-to-face').length
  const onScreen = meetings.length - inRoom
  if (onScreen === 0) return 'Face to face'
  if (inRoom === 0) return 'Online'
  const times = (count: number) => `${count} ${count === 1 ? 'meeting' : 'meetings'}`
  return `Face to face (${times(inRoom)}) and online (${times(onScreen)})`
}

/** '6 and 20 January, 3 February 2026; 4 January 2027': as short as many dates can be. */
export function datesInWords(days: readonly Temporal.PlainDate[]): string {
  const years = Map.groupBy(days, ({ year }) => year)
  return [...years]
    .map(([year, within]) => {
      const months = Map.groupBy(within, ({ month }) => month)
      return `${[...months.values()].map(monthInWords).join(', ')} ${year}`
    })
    .join('; ')
}

function monthInWords(days: readonly Temporal.PlainDate[]): string {
  const [first] = days
  const name = first ? formatDateOnly(first).split(' ')[1] : ''
  return `${listed(days.map(({ day }) => String(day)))} ${name}`
}

/** '28 November 2026': the day of issue, as the society's clocks have it. */
export const issuedOn = (issuedAt: Temporal.Instant, timeZone: string): string =>
  formatDateOnly(issuedAt.toZonedDateTimeISO(timeZone).toPlainDate())

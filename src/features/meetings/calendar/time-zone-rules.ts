/** One change of a zone's clocks: from this local moment on, another offset holds. */
interface Change {
  /** Written in the time that held until then, as RFC 5545 wants it. */
  readonly local: Temporal.PlainDateTime
  readonly offsetBefore: string
  readonly offsetAfter: string
  readonly name: string
  readonly component: 'DAYLIGHT' | 'STANDARD'
}

const yearsThatShowAPattern = 6

/**
 * The VTIMEZONE (RFC 5545, section 3.6.5) that holds from one instant to another. It is made from the transitions
 * that Temporal knows, so that the file never disagrees with our own instants. A zone with a yearly pattern gets
 * two rules, since Outlook understands little else; any other gets each of its changes.
 */
export function timeZoneRules(timeZone: string, from: Temporal.Instant, until: Temporal.Instant): string {
  // A year early: some programs want a change of each kind before the first meeting.
  const begin = from.toZonedDateTimeISO(timeZone).subtract({ years: 1 })
  const end = until.toZonedDateTimeISO(timeZone).add({ years: 1 })
  const changes = changesBetween(begin, later(end, begin.add({ years: yearsThatShowAPattern })))
  const lines = yearlyRules(changes) ?? changes.map((change) => observance(change))
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...lines, 'END:VTIMEZONE'].join('\r\n')
}

function later(one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.compare(one, other) > 0 ? one : other
}

function changesBetween(begin: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): Change[] {
  let change = begin.getTimeZoneTransition('previous')
  if (!change) return [unchanging(begin)]
  const changes: Change[] = []
  while (change && Temporal.ZonedDateTime.compare(change, end) <= 0) {
    changes.push(changeAt(change))
    change = change.getTimeZoneTransition('next')
  }
  return changes
}

function changeAt(moment: Temporal.ZonedDateTime): Change {
  const before = moment.subtract({ nanoseconds: 1 })
  return {
    local: before.toPlainDateTime().add({ nanoseconds: 1 }),
    offsetBefore: before.offset,
    offsetAfter: moment.offset,
    name: abbreviation(moment),
    component: moment.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD',
  }
}

function unchanging(moment: Temporal.ZonedDateTime): Change {
  const { offset } = moment
  const local = Temporal.PlainDateTime.from('1970-01-01T00:00')
  return {
    local,
    offsetBefore: offset,
    offsetAfter: offset,
    name: abbreviation(moment),
    component: 'STANDARD',
  }
}

function abbreviation(moment: Temporal.ZonedDateTime): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: moment.timeZoneId, timeZoneName: 'short' })
  const parts = format.formatToParts(moment.epochMilliseconds)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? moment.offset
}

/** Null where the zone has no pattern that repeats each year. */
function yearlyRules(changes: readonly Change[]): string[] | null {
  const kinds = Map.groupBy(changes, (change) => `${change.offsetBefore} ${change.offsetAfter}`)
  if (kinds.size !== 2) return null
  const rules: string[] = []
  for (const sameKind of kinds.values()) {
    const [first] = sameKind
    const rule = yearlyRule(sameKind.map((change) => change.local))
    if (!first || !rule) return null
    rules.push(observance(first, rule))
  }
  return rules
}

function yearlyRule(moments: readonly Temporal.PlainDateTime[]): string | null {
  const [first] = moments
  if (!first || moments.length < yearsThatShowAPattern - 1) return null
  const isYearly = moments.every(
    (moment, years) =>
      moment.year === first.year + years &&
      moment.month === first.month &&
      moment.dayOfWeek === first.dayOfWeek &&
      moment.toPlainTime().equals(first.toPlainTime()),
  )
  const week = (moment: Temporal.PlainDateTime) => Math.ceil(moment.day / 7)
  const isLastOfMonth = moments.every((moment) => moment.day + 7 > moment.daysInMonth)
  if (!isYearly || !(isLastOfMonth || moments.every((moment) => week(moment) === week(first)))) return null
  const weekday = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][first.dayOfWeek - 1]
  return `FREQ=YEARLY;BYMONTH=${first.month};BYDAY=${isLastOfMonth ? -1 : week(first)}${weekday}`
}

function observance(change: Change, rule?: string): string {
  return [
    `BEGIN:${change.component}`,
    `DTSTART:${change.local.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
    `TZOFFSETFROM:${change.offsetBefore.replaceAll(':', '')}`,
    `TZOFFSETTO:${change.offsetAfter.replaceAll(':', '')}`,
    `TZNAME:${change.name}`,
    ...(rule ? [`RRULE:${rule}`] : []),
    `END:${change.component}`,
  ].join('\r\n')
}

import { z } from 'zod'
import {
  checkbox,
  choice,
  emailAddress,
  line,
  localDate,
  optional,
  paragraph,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'

const MOST_REGIONS = 60
const LONGEST_REGION_NAME = 80

const regionName = () => line(LONGEST_REGION_NAME, 'the name of the region')

/** One region a line; empty lines are passed over. */
const regionNames = () =>
  paragraph(MOST_REGIONS * (LONGEST_REGION_NAME + 1), 'at least one region').transform((text, context) => {
    const names = text
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    const problem = problemOf(names)
    if (problem === null) return names
    context.addIssue({ code: 'custom', message: problem })
    return z.NEVER
  })

function problemOf(names: readonly string[]): string | null {
  const tooLong = names.find((name) => name.length > LONGEST_REGION_NAME)
  const twice = names.find((name, place) => names.indexOf(name) !== place)
  if (names.length > MOST_REGIONS) return `At most ${MOST_REGIONS} regions, please.`
  if (tooLong !== undefined)
    return `At most ${LONGEST_REGION_NAME} characters a region, please: “${tooLong.slice(0, 30)}…” has more.`
  if (twice !== undefined) return `“${twice}” stands here twice.`
  return null
}

/** Besides these the page asks for the society's numbers: rules/settings-form.ts. */
export const setUpForm = z.object({
  societyName: line(120, 'the name of the society'),
  name: line(120, 'your name'),
  email: emailAddress(),
  regions: regionNames(),
})

export const societyForm = z.object({
  societyName: line(120, 'the name of the society'),
  asOf: optional(uuid()),
})

export const addRegionForm = z.object({ name: regionName() })

export const renameRegionForm = z.object({ name: regionName(), nameBefore: line(LONGEST_REGION_NAME) })

export const representativeForm = z.object({
  name: line(120, 'their name'),
  email: emailAddress(),
  isNamedPublicly: checkbox(),
})

export const officeForm = z.object({
  office: choice(['administrator', 'council']),
  name: line(120, 'their name'),
  email: emailAddress(),
})

export const concernsOfficerForm = z.object({ member: uuid() })

export const absenceForm = z.object({
  firstOn: localDate(),
  lastOn: localDate(),
  standIn: optional(uuid()),
})

export const calendarForm = z.object({
  calendar: choice(['england-and-wales', 'scotland', 'northern-ireland', 'ireland', 'none']),
})

export const addHolidayForm = z.object({
  on: localDate(),
  name: line(80, 'what the day is'),
  where: line(40, 'where it is kept'),
})

export const holidayForm = z.object({
  on: localDate(),
  name: line(80),
  /** A region's id, or 'no-region'. */
  place: z.union([uuid(), z.literal('no-region')], { error: 'Please choose the region again.' }),
  isObserved: checkbox(),
})

/** Up or down in the order of the regions, by a place. */
export const moveForm = z.object({ by: wholeNumber(-1, 1) })

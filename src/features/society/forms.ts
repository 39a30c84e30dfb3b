import { z } from 'zod'
import { checkbox, emailAddress, line, optional, paragraph, uuid } from '../../shared/form-values.ts'

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

/** A button without fields. */
export const buttonForm = z.object({})

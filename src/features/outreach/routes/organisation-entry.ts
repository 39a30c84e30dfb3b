import type { ViewerDb } from '../../../platform/database/database.ts'
import { readForm } from '../../../platform/web/form-body.ts'
import type { Returned } from '../../../platform/web/respond.tsx'
import type { Viewer } from '../../../shared/viewer.ts'
import type { Region } from '../../society/queries.ts'
import { organisationForm, WHOLE_COUNTRY } from '../forms.ts'
import type { OrganisationFieldsProps } from '../pages/organisation-fields.tsx'
import { organisationsLike } from '../queries/book.ts'
import { likenessInWords } from '../rules/likeness.ts'
import { websiteHost } from '../rules/website-host.ts'

// What every form of an entry of the book has in common.

export const entryWords = {
  'address-stands-already': 'This email address stands in the book already, so nothing was added.',
  'stands-perhaps': 'This may stand in the book already: please look below before it is added twice.',
  'region-unknown': 'This region is not one of the society’s any more. Please choose another one.',
  'region-not-yours': 'You keep the book of your own regions: please choose one of them.',
  'no-way-to-ask': 'Please give the office’s email address or a website: otherwise nobody could ask them.',
}

export const regionOptions = (known: readonly Region[], withCountry = true) => [
  ...known.map(({ id, name }) => ({ value: id, label: name })),
  ...(withCountry ? [{ value: WHOLE_COUNTRY, label: 'The whole country' }] : []),
]

/** Administrators keep all, representatives their own. */
export const keptRegions = (viewer: Viewer, known: readonly Region[]): Region[] =>
  known.filter(({ id }) => viewer.administrator || viewer.regionIds.includes(id))

/** What a form that came back may have meant; nothing on a page that is opened. */
export async function alikeTo(
  db: ViewerDb,
  attempt: Returned | undefined,
  options: { exceptId?: string; href: (id: string) => string | null },
): Promise<Pick<OrganisationFieldsProps, 'alike' | 'mayDiffer'>> {
  const { values } = attempt ? readForm(organisationForm, attempt.typed) : { values: null }
  if (!values) return { alike: [], mayDiffer: false }
  const alike = await organisationsLike(db, {
    name: values.name,
    officeAddress: values.office_address ?? null,
    host: websiteHost(values.website),
    exceptId: options.exceptId,
  })
  return {
    alike: alike.map((one) => ({
      id: one.id,
      name: one.name,
      why: likenessInWords(one),
      href: options.href(one.id),
    })),
    mayDiffer: alike.every(({ byWhat }) => byWhat !== 'address'),
  }
}

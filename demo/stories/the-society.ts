import { adoptCriteria } from '../../src/features/register/commands/adopt-criteria.ts'
import { exampleCriteria } from '../../src/features/register/rules/example-criteria.ts'
import { foundSociety } from '../../src/features/society/commands/found-society.ts'
import { chooseConcernsOfficer, giveOffice } from '../../src/features/society/commands/give-office.ts'
import { appointRepresentative } from '../../src/features/society/commands/offices.ts'
import { regions } from '../../src/features/society/queries.ts'
import { guidanceRegions } from '../../src/features/society/rules/region.ts'
import { defaultSettings } from '../../src/features/society/rules/society-settings.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import type { Somebody, Teller } from '../teller.ts'

/** Twelve regions, an administrator, and those who answer for the regions; two share the North West. */

const council = { name: 'Rosalind Achterberg', email: 'rosalind.achterberg@example.org' }

/** Of Council, and the one who reads concerns about a group. */
const concernsOfficer = { name: 'Judith Amery', email: 'judith.amery@example.org' }

const administrator = { name: 'Morag Sinclair', email: 'morag.sinclair@example.org' }

const representatives = {
  Scotland: [{ name: 'Ewan Baird', email: 'ewan.baird@example.org' }],
  'North East': [{ name: 'Hilda Thorne', email: 'hilda.thorne@example.org' }],
  'Leeds, Yorkshire and Humberside': [{ name: 'Prakash Menon', email: 'prakash.menon@example.org' }],
  'North West': [
    { name: 'Sian Pritchard', email: 'sian.pritchard@example.org' },
    { name: 'Omar Haddad', email: 'omar.haddad@example.org' },
  ],
  Midlands: [{ name: 'Beth Loveday', email: 'beth.loveday@example.org' }],
  'London and the South East': [
    { name: 'Clement Asante', email: 'clement.asante@example.org' },
    { name: 'Ines Ferreira', email: 'ines.ferreira@example.org' },
  ],
  'Bristol and South West': [{ name: 'Tamsin Penrose', email: 'tamsin.penrose@example.org' }],
  'South Wales': [{ name: 'Gwilym Rees', email: 'gwilym.rees@example.org' }],
  'Republic of Ireland': [{ name: 'Niamh Costello', email: 'niamh.costello@example.org' }],
} satisfies Record<string, Somebody[]>

export type RepresentedRegion = keyof typeof representatives

export interface DemoSociety {
  administrator: Somebody
  administratorId: string
  /** A member of the Council, who decides about accreditation. */
  council: Somebody
  councilId: string
  concernsOfficer: Somebody
  concernsOfficerId: string
  /** Each with the first of those who represent it. */
  regions: Record<RepresentedRegion, { id: string; representativeId: string }>
}

export async function theSociety(tell: Teller, setUpToken: string): Promise<DemoSociety> {
  // The set-up address was made just now, so the founding cannot lie in the past.
  const { personId: administratorId } = await tell.holding(setUpToken, tell.now, (db) =>
    foundSociety(db, {
      societyName: 'The Northfield Balint Society',
      ...administrator,
      regions: guidanceRegions.map(({ name }) => name),
      settings: defaultSettings,
    }),
  )
  const found = await tell.as(administratorId, tell.now, regions)
  const represented: Partial<DemoSociety['regions']> = {}
  for (const [name, people] of Object.entries(representatives)) {
    const id = found.find((region) => region.name === name)?.id ?? ''
    for (const person of people) {
      await tell.as(administratorId, tell.ago(400), (db) =>
        appointRepresentative(db, id, { ...person, isNamedPublicly: true }),
      )
    }
    const representativeId = await tell.as(administratorId, tell.now, async (db) => {
      const office = await db
        .selectFrom('office')
        .select('person_id')
        .where('region_id', '=', id)
        .orderBy('id')
        .executeTakeFirstOrThrow()
      return office.person_id
    })
    represented[name as RepresentedRegion] = { id, representativeId }
  }
  const sitsOnCouncil = (who: Somebody) =>
    tell.as(administratorId, tell.ago(400), async (db) => {
      const given = await giveOffice(db, { office: 'council', ...who })
      if (isRefusal(given)) return given
      const office = await db
        .selectFrom('office')
        .select('person_id')
        .where('id', '=', given.officeId)
        .executeTakeFirstOrThrow()
      return office.person_id
    })
  const councilId = await sitsOnCouncil(council)
  const concernsOfficerId = await sitsOnCouncil(concernsOfficer)
  await tell.as(administratorId, tell.ago(390), (db) =>
    chooseConcernsOfficer(db, { member: concernsOfficerId }),
  )
  // The criteria of the years before; newer ones hold for newcomers since lately (stories/the-register.ts).
  const [older] = exampleCriteria
  if (older) {
    await tell.as(councilId, tell.ago(395), (db) =>
      adoptCriteria(db, { ...older, holdsFromOn: Temporal.PlainDate.from('2020-01-01') }),
    )
  }
  return {
    administrator,
    administratorId,
    council,
    councilId,
    concernsOfficer,
    concernsOfficerId,
    regions: represented as DemoSociety['regions'],
  }
}

import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { kindInWords, kinds } from '../../../shared/enquiry-kinds.ts'
import { regionInSentence } from '../../../shared/region-words.ts'
import { capitalised } from '../../../shared/words.ts'
import type { MapRegion } from '../../../ui/region-map.tsx'
import { countedGroups, type OpenGroupCount, openGroupCounts } from '../../groups/queries/directory-counts.ts'
import { type ListedGroup, openGroups } from '../../groups/queries/open-groups.ts'
import { openGroupsInWords, placesInWords, shownGroup } from '../../groups/rules/shown-group.ts'
import { waitingByRegion } from '../../waiting-lists/queries/waiting-numbers.ts'
import { waitingInWords } from '../../waiting-lists/rules/wait.ts'
import { PublicRegionPage } from '../pages/public-region-page.tsx'
import { PublicRegionsPage } from '../pages/public-regions-page.tsx'
import { canSeeWaitingNumbers } from '../policy.ts'
import { type MappedRegion, mappedRegions } from '../queries/mapped-regions.ts'
import { representatives } from '../queries.ts'

const GROUPS_SHOWN = 6

/** For everybody (R5, R79): the regions, who represents them, and how to write without seeing an address (R80). */
export const publicRegionRoutes = new Hono<WebEnv>()

publicRegionRoutes.get('/regions', (c) =>
  show(c, async (db) => {
    const known = await mappedRegions(db)
    const counts = await openGroupCounts(db)
    const named = await namedRepresentatives(db)
    return (
      <PublicRegionsPage
        map={onTheMap(known, counts)}
        regions={known.map(({ id, name }) => ({
          id,
          name,
          href: `/regions/${id}`,
          words: capitalised(openGroupsInWords(countedGroups(counts, { region: id }))),
          people: named
            .filter(({ regionId }) => regionId === id)
            .map((one) => ({ name: one.name, href: contactHref(id, one.officeId) })),
          contactHref: contactHref(id),
        }))}
      />
    )
  }),
)

publicRegionRoutes.get('/regions/:id{[0-9a-f-]{36}}', (c) => show(c, (db) => regionPage(c, db)))

async function regionPage(c: Web, db: ViewerDb) {
  const id = idIn(c)
  const known = await mappedRegions(db)
  const region = found(known.find((one) => one.id === id))
  const { groups, next } = await openGroups(db, { region: id }, { atMost: GROUPS_SHOWN })
  return (
    <PublicRegionPage
      region={{ id, name: region.name, inSentence: regionInSentence(region.name) }}
      map={onTheMap(known, await openGroupCounts(db), id)}
      representatives={(await namedRepresentatives(db)).filter(({ regionId }) => regionId === id)}
      kinds={regionalKinds.map((kind) => ({ value: kind, label: kindInWords[kind] }))}
      groups={groups.map(shownHere)}
      more={next ? `/groups?region=${id}` : null}
      waiting={await waitingHere(db, id)}
    />
  )
}

/** A concern goes to one person of the whole society, not to a region. */
const regionalKinds = kinds.filter((kind) => kind !== 'concern')

function contactHref(region: string, representative?: string): string {
  return `/contact?${new URLSearchParams({ region, ...(representative && { representative }) })}`
}

const namedRepresentatives = async (db: ViewerDb) =>
  (await representatives(db)).filter(({ isNamedPublicly }) => isNamedPublicly)

function onTheMap(
  known: readonly MappedRegion[],
  counts: readonly OpenGroupCount[],
  current?: string,
): MapRegion[] {
  return known.map(({ id, name, mapKey }) => {
    const count = countedGroups(counts, { region: id })
    return {
      mapKey,
      name,
      count,
      words: openGroupsInWords(count),
      href: `/regions/${id}`,
      current: id === current,
    }
  })
}

function shownHere(listed: ListedGroup) {
  const group = shownGroup(listed)
  return {
    id: group.id,
    name: group.name,
    where: [group.mode === 'online' ? 'Online' : 'Face to face', group.where].filter(Boolean).join(' · '),
    when: group.when,
    cost: group.cost,
    places: { words: placesInWords(group.freePlaces), isFree: group.freePlaces > 0 },
    seats: group.seats,
  }
}

async function waitingHere(db: ViewerDb, regionId: string): Promise<string | null> {
  if (!canSeeWaitingNumbers(db.viewer, regionId)) return null
  const here = (await waitingByRegion(db)).find((row) => row.regionId === regionId)
  return waitingInWords(here ?? { waiting: 0, alsoOnline: 0 })
}

import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'
import { venueKinds } from '../../../shared/venue-kinds.ts'
import type { VenueWish } from '../queries/venues.ts'

const LONGEST_SEARCH = 80

/** What is looked for in the book, as the address says it; anybody may have written it. */
export function bookWish(c: Web, regions: readonly { id: string }[]): VenueWish {
  const asked = (name: string) => c.req.query(name) ?? ''
  const after = asked('after')
  return {
    regionId: regions.find(({ id }) => id === asked('region'))?.id,
    kind: venueKinds.find((one) => one === asked('kind')),
    search: asked('search').replaceAll('\0', '').trim().slice(0, LONGEST_SEARCH) || undefined,
    after: isId(after) ? after : undefined,
  }
}

export const wishQuery = (said: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString()

export interface ListedRegion {
  id: string
  name: string
  href: string
  /** '2 open groups' */
  words: string
  /** Whom one writes to, and where. */
  people: readonly { name: string; href: string }[]
  /** Where nobody is named. */
  contactHref: string
}

/** The regions with whoever represents them: beside the map, for reading rather than looking. */
export function RegionList({ regions }: { regions: readonly ListedRegion[] }) {
  return (
    <ul class="region-list">
      {regions.map((region) => (
        <li key={region.id}>
          <h2 class="text-subheading">
            <a href={region.href}>{region.name}</a>
          </h2>
          <p class="text-sm text-muted">{region.words}</p>
          <p>
            {region.people.length === 0 ? (
              <a href={region.contactHref}>Write to the society</a>
            ) : (
              region.people.map(({ name, href }, place) => (
                <>
                  {place > 0 && <br />}
                  {name}: <a href={href}>write to {name.split(' ')[0]}</a>
                </>
              ))
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

import { mapSize, regionMarks, regionShapes } from './region-shapes.ts'

export interface MapRegion {
  /** Its shape, as in society/rules/region.ts; a region without one stands in the list beside the map. */
  mapKey: string | null
  name: string
  href: string
  /** Stands on the region when there is something to count. */
  count?: number | undefined
  /** What is counted, for those who cannot see the map: "3 open groups". */
  words?: string | undefined
  /** The region this page is about. */
  current?: boolean | undefined
}

interface RegionMapProps {
  label: string
  regions: readonly MapRegion[]
  /** Before those the map has no shape for. */
  elsewhere?: string | undefined
}

type Key = keyof typeof regionMarks

const isDrawn = (key: string | null): key is Key => key !== null && Object.hasOwn(regionMarks, key)

/** Great Britain and Ireland; each region is a link. Drawn by map/draw.ts; needs no script and no tiles. */
export function RegionMap({ label, regions, elsewhere = 'Also' }: RegionMapProps) {
  const drawn = regions.flatMap((region) =>
    isDrawn(region.mapKey) ? [{ ...region, key: region.mapKey }] : [],
  )
  const others = regions.filter((region) => !isDrawn(region.mapKey))
  const here = new Set<string>(drawn.map((region) => region.key))
  return (
    <nav aria-label={label} class="region-map">
      <svg viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}>
        <title>{label}</title>
        {Object.entries(regionShapes)
          .filter(([key]) => !here.has(key))
          .map(([key, shape]) => (
            <path key={key} d={shape} class="map-land" />
          ))}
        {drawn.map((region) => (
          <RegionLink key={region.key} region={region} />
        ))}
      </svg>
      {others.length > 0 && (
        <p class="map-others">
          {elsewhere}:{' '}
          {others.map((region, place) => (
            <>
              {place > 0 && ', '}
              <a key={region.href} href={region.href} aria-current={region.current ? 'page' : undefined}>
                {region.name}
                {region.words ? ` (${region.words})` : ''}
              </a>
            </>
          ))}
        </p>
      )}
    </nav>
  )
}

function RegionLink({ region }: { region: MapRegion & { key: Key } }) {
  const mark = regionMarks[region.key]
  const lines = nameLines(region.name, mark.letters)
  return (
    <a
      href={region.href}
      class={region.count ? 'map-region map-some' : 'map-region'}
      aria-current={region.current ? 'page' : undefined}
    >
      {/* What the link is called, and what a mouse is told: the lines of the name are for the eye. */}
      <title>{region.words ? `${region.name}: ${region.words}` : region.name}</title>
      <path d={regionShapes[region.key]} />
      {lines.map((line, place) => (
        <text
          key={line}
          x={mark.nameX}
          y={mark.nameY + (place - (lines.length - 1) / 2) * 30}
          text-anchor={mark.anchor}
          class={mark.onLand ? 'map-name map-on-land' : 'map-name'}
        >
          {/* The space keeps the lines apart for whoever hears them. */}
          {`${line} `}
        </text>
      ))}
      {region.count ? (
        <>
          <circle cx={mark.x} cy={mark.y} class="map-count" />
          <text x={mark.x} y={mark.y} class="map-number">
            {region.count > 99 ? '99+' : region.count}
          </text>
        </>
      ) : null}
    </a>
  )
}

/** A name in short lines, as it stands beside its region: "London and / the South / East". */
function nameLines(name: string, letters: number): string[] {
  return name.split(' ').reduce((lines: string[], word) => {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= letters) lines.splice(-1, 1, longer)
    else lines.push(word)
    return lines
  }, [])
}

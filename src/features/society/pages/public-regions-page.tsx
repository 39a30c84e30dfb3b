import { Document } from '../../../ui/document.tsx'
import { Columns, PageHeader } from '../../../ui/layout.tsx'
import { type ListedRegion, RegionList } from '../../../ui/region-list.tsx'
import { type MapRegion, RegionMap } from '../../../ui/region-map.tsx'

interface PublicRegionsPageProps {
  map: readonly MapRegion[]
  regions: readonly ListedRegion[]
}

export function PublicRegionsPage({ map, regions }: PublicRegionsPageProps) {
  return (
    <Document title="Our regions" width="wide">
      <PageHeader
        title="Our regions, and who is there for you"
        lead="The society has people who know what is going on near you. What you write reaches them through this site: neither side is shown the other’s address."
      />
      <Columns>
        <RegionMap label="Map of the society’s regions" elsewhere="Not on the map" regions={map} />
        <RegionList regions={regions} />
      </Columns>
    </Document>
  )
}

/** 'Leith, Scotland'; an area that names the region already stands alone: 'All of Scotland'. */
export function areaAndRegion(area: string | null | undefined, region: string | null | undefined): string {
  if (area && region && area.toLowerCase().includes(region.toLowerCase())) return area
  return [area, region].filter(Boolean).join(', ')
}

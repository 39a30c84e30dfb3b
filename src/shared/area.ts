/** 'Leith, Scotland'; of two that name the same place the longer stands alone: 'All of Scotland', 'Leeds, Yorkshire'. */
export function areaAndRegion(area: string | null | undefined, region: string | null | undefined): string {
  if (area && region && area.toLowerCase().includes(region.toLowerCase())) return area
  if (area && region?.toLowerCase().split(', ').includes(area.toLowerCase())) return region
  return [area, region].filter(Boolean).join(', ')
}

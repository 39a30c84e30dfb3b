import { editionCode } from './edition.ts'
import type { FlierEdition } from './flier-facts.ts'

/**
 * What is printed: a short path that leads to the group's flier of today and knows which edition was printed. With a
 * source it is that source's own, which counts the visit (/f/CODE hands `e` on).
 */
export function printedPath(edition: Pick<FlierEdition, 'factsHash'>, from?: string | undefined): string {
  const code = editionCode(edition)
  return from ? `/f/${encodeURIComponent(from)}?e=${code}` : `/fliers/${code}`
}

/** The flier of today, as a page or as a PDF; `e` says which edition somebody holds. */
export function flierPath(
  groupId: string,
  { as = 'page', from, e }: { as?: 'page' | 'pdf'; from?: string | undefined; e?: string | undefined } = {},
): string {
  const asked = new URLSearchParams({ ...(from && { from }), ...(e && { e }) }).toString()
  return `/groups/${groupId}/flier${as === 'pdf' ? '.pdf' : ''}${asked && `?${asked}`}`
}

/** An address as one types it: 'circle.example.org/fliers/3f9a0c12b7e4' */
export const asTyped = (address: string): string =>
  address.replace(/^https?:\/\//, '').replace(/\?e=[^&]*$/, '')

import { flierPath, printedPath } from './flier-address.ts'
import type { FlierEdition } from './flier-facts.ts'
import { type FlierInWords, flierInWords } from './flier-words.ts'

/** What an email says of a group: `ui/email/flier.tsx` lays it out, under the words of whoever sends it. */
export interface FlierForEmail extends FlierInWords {
  subject: string
  address: string
  pdf: string
}

/**
 * A flier as an email's facts.
 * @param link an absolute address of a path of ours
 * @param from the source whose visits it counts for
 */
export function flierForEmail(
  edition: Pick<FlierEdition, 'facts' | 'factsHash'> & { groupId: string },
  link: (path: string) => string,
  from?: string,
): FlierForEmail {
  const words = flierInWords(edition.facts)
  return {
    ...words,
    subject: `${words.name}: ${words.kind.charAt(0).toLowerCase()}${words.kind.slice(1)}`,
    address: link(printedPath(edition, from)),
    pdf: link(flierPath(edition.groupId, { as: 'pdf', from })),
  }
}

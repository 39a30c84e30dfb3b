import type { EnquiryDetails } from './details.ts'

/** What an enquiry said of the group it is about, so that its founder need not type it again. */
export function toldOfGroup(details: EnquiryDetails | null): { area: string | null; members: number | null } {
  return {
    area: details !== null && 'area' in details ? (details.area ?? null) : null,
    members: details?.kind === 'move-online' ? sensible(details.members) : null,
  }
}

/** A group of one or of forty is not what its frame allows; then the usual number stands. */
const sensible = (members: number | undefined): number | null =>
  members !== undefined && members >= 2 && members <= 30 ? members : null

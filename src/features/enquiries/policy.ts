import type { Viewer } from '../../shared/viewer.ts'

/** Where an enquiry belongs; null when the enquirer named no region. */
interface Placed {
  readonly regionId: string | null
}

/** The administrator sees all enquiries, a representative those of the region (domain.md, part d). */
export const canSeeEnquiry = (viewer: Viewer, { regionId }: Placed): boolean =>
  viewer.administrator || (regionId !== null && viewer.regionIds.includes(regionId))

/** Whoever takes enquiries at all: for the way to the list. */
export const canSeeEnquiries = (viewer: Viewer): boolean =>
  viewer.administrator || viewer.regionIds.length > 0

/** Who sees it is in charge of it: answers, notes, invites and closes. */
export const canAnswerEnquiry = canSeeEnquiry
export const canNoteDiscussion = canSeeEnquiry
export const canInviteEnquirer = canSeeEnquiry
export const canCloseEnquiry = canSeeEnquiry

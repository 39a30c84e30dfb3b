import type { Viewer } from '../../shared/viewer.ts'
import type { Desk } from './rules/desk.ts'

/** Where an enquiry lies, and with whom. */
interface Placed {
  readonly desk: Desk
  /** null when the enquirer named no region. */
  readonly regionId: string | null
  readonly forwardedTo: string | null
}

/**
 * The administrator is in charge of all enquiries but concerns, a representative of those at the desk of their region
 * (theirs, or that of somebody they stand in for), and of a concern the one officer alone (domain.md, part d).
 */
const isInCharge = (viewer: Viewer, { desk, regionId }: Placed): boolean => {
  if (desk === 'concerns') return viewer.concernsOfficer
  return (
    viewer.administrator || (desk === 'region' && regionId !== null && viewer.regionIds.includes(regionId))
  )
}

/** A member of Council has that one enquiry which was forwarded to them (R78). */
const hasItForwarded = (viewer: Viewer, { desk, forwardedTo }: Placed): boolean =>
  desk !== 'concerns' && viewer.council && viewer.personId !== null && viewer.personId === forwardedTo

export const canSeeEnquiry = (viewer: Viewer, enquiry: Placed): boolean =>
  isInCharge(viewer, enquiry) || hasItForwarded(viewer, enquiry)

/** Whoever may have enquiries to see at all: for the way to the list. */
export const canSeeEnquiries = (viewer: Viewer): boolean =>
  viewer.administrator || viewer.council || viewer.concernsOfficer || viewer.regionIds.length > 0

/** Numbers of all regions for the administrator and Council, of their own for representatives; never of concerns. */
export const canSeeNumbers = (viewer: Viewer): boolean =>
  viewer.administrator || viewer.council || viewer.regionIds.length > 0

/** Whoever sees it takes part in it. */
export const canAnswerEnquiry = canSeeEnquiry
export const canNoteOnEnquiry = canSeeEnquiry
export const canShowAddress = canSeeEnquiry

export const canCloseEnquiry = isInCharge

/** Whoever takes part may talk; of a concern one talks elsewhere, and nothing of that is kept. */
export const canOfferTalk = (viewer: Viewer, enquiry: Placed): boolean =>
  enquiry.desk !== 'concerns' && canSeeEnquiry(viewer, enquiry)
export const canNoteDiscussion = canOfferTalk

/** A concern goes through no other hands, and nobody is asked to found a group because of one. */
export const canHandOnEnquiry = (viewer: Viewer, enquiry: Placed): boolean =>
  enquiry.desk !== 'concerns' && isInCharge(viewer, enquiry)
export const canInviteEnquirer = canHandOnEnquiry

/** The administrator answers or forwards (R78): to a member of Council, or to those of the region. */
export const canSendToRegion = (viewer: Viewer, { desk, regionId }: Placed): boolean =>
  viewer.administrator && desk === 'administrator' && regionId !== null

/** Back from Council: by those in charge, or by whoever has it. */
export const canEndForwarding = (viewer: Viewer, enquiry: Placed): boolean =>
  enquiry.forwardedTo !== null && (canHandOnEnquiry(viewer, enquiry) || hasItForwarded(viewer, enquiry))

import type { Viewer } from '../../shared/viewer.ts'

export interface KeptVenue {
  /** null: it stands in the shared book. */
  forGroupId: string | null
  addedBy: string | null
}

/**
 * What others have told their members of it, such as its name and address, is the society's to keep; whoever added it still
 * says how one gets in, what it costs and whom to ask (docs/decisions/0040).
 */
export const canSayWhatItIs = (viewer: Viewer, venue: KeptVenue, othersMeetThere: boolean): boolean =>
  canCorrectVenue(viewer, venue) && (viewer.administrator || !othersMeetThere)

/** What is shared is shared for good, and those who added it answer for it from then on: nobody does so for them. */
export const canShareVenue = (viewer: Viewer, { forGroupId, addedBy }: KeptVenue): boolean =>
  forGroupId !== null && addedBy !== null && addedBy === viewer.personId

/** Whoever added it and administrators put an entry right; a group's own entry is its leaders'. */
export const canCorrectVenue = (viewer: Viewer, { forGroupId, addedBy }: KeptVenue): boolean =>
  forGroupId !== null || viewer.administrator || (addedBy !== null && addedBy === viewer.personId)

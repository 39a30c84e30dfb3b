import type { Viewer } from '../../shared/viewer.ts'

/** The society's office reads the shared book; leaders read it, too, from their groups (`readsVenues`). */
export const isOfVenueOffice = (viewer: Viewer): boolean =>
  viewer.administrator || viewer.council || viewer.regionIds.length > 0

export interface KeptVenue {
  /** null: it stands in the shared book. */
  forGroupId: string | null
  addedBy: string | null
}

/** Whoever added it and administrators put an entry right; a group's own entry is its leaders'. */
export const canCorrectVenue = (viewer: Viewer, { forGroupId, addedBy }: KeptVenue): boolean =>
  forGroupId !== null || viewer.administrator || (addedBy !== null && addedBy === viewer.personId)

/** Whose house a venue is (R31). */
export const venueKinds = [
  'health-centre',
  'hospital',
  'community',
  'counselling',
  'education',
  'practice',
  'other',
] as const

export type VenueKind = (typeof venueKinds)[number]

export const venueKindNames: Readonly<Record<VenueKind, string>> = {
  'health-centre': 'Health centre',
  hospital: 'Education room of a hospital',
  community: 'Community venue',
  counselling: 'Counselling or psychotherapy body',
  education: 'University or clinical department',
  practice: 'Somebody’s practice',
  other: 'Another place',
}

/** A place belongs to an institution that supports the group, or the group only uses the room (R29, R30). */
export const venueBases = ['institution', 'independent'] as const
export type VenueBase = (typeof venueBases)[number]

export const venueBaseNames: Readonly<Record<VenueBase, string>> = {
  institution: 'An institution’s that supports Balint groups',
  independent: 'Groups only use the room, and set their own rules',
}

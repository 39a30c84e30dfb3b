/** How one gets into a place. */
export interface PlaceAccess {
  readonly stepFree: boolean
  readonly accessibleToilet: boolean
  readonly parking: boolean
  readonly accessNote: string | null
}

/** "Step-free from the street · A toilet one can reach with a wheelchair · Ring twice." What is not known is not said. */
export function accessWords({ stepFree, accessibleToilet, parking, accessNote }: PlaceAccess): string {
  return [
    stepFree && 'Step-free from the street to the chair',
    accessibleToilet && 'a toilet one can reach with a wheelchair',
    parking && 'parking nearby',
    accessNote,
  ]
    .filter(Boolean)
    .join(' · ')
}

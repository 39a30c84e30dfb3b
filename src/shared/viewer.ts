/** Who looks: a person signed in with the offices they hold, or a visitor. Policies and queries ask it. */
export interface Viewer {
  readonly personId: string | null
  readonly name: string | null
  readonly administrator: boolean
  readonly council: boolean
  /** The regions this person represents. */
  readonly regionIds: readonly string[]
}

export const visitor: Viewer = {
  personId: null,
  name: null,
  administrator: false,
  council: false,
  regionIds: [],
}

/** A person about whose offices nothing is known here; for work done on somebody's behalf. */
export const personAlone = (personId: string): Viewer => ({ ...visitor, personId })

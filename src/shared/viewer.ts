/** Who looks: a person signed in with the offices they hold, or a visitor. Policies and queries ask it. */
export interface Viewer {
  readonly personId: string | null
  readonly name: string | null
  readonly administrator: boolean
  readonly council: boolean
  /** The one member of Council who reads concerns about a group. */
  readonly concernsOfficer: boolean
  /** The regions whose enquiries this person takes today: those they represent, and those they stand in for. */
  readonly regionIds: readonly string[]
  /** Their offices that ask for a second way to sign in are shut until they have one; they are not among the above. */
  readonly officesWait: boolean
}

export const visitor: Viewer = {
  personId: null,
  name: null,
  administrator: false,
  council: false,
  concernsOfficer: false,
  regionIds: [],
  officesWait: false,
}

/** A person about whose offices nothing is known here; for work done on somebody's behalf. */
export const personAlone = (personId: string): Viewer => ({ ...visitor, personId })

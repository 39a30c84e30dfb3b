/** What can be brought in and taken out. */
export type ImportKind = 'people' | 'representatives' | 'leaders' | 'supervisors'

export const kindTitles: Readonly<Record<ImportKind, string>> = {
  people: 'People',
  representatives: 'Representatives',
  leaders: 'Leaders',
  supervisors: 'Supervisors',
}

export const importKinds = Object.keys(kindTitles) as ImportKind[]

/** Somebody as a row names them: by their address, or in a file of our own by the id it carries. */
export interface RowPerson {
  name: string
  email?: string | undefined
  id?: string | undefined
}

/** What tells one person from another in a file: the address, else the id. */
export const keyOfPerson = ({ email, id }: RowPerson): string => email ?? id ?? ''

export type PersonRow = RowPerson

export interface RepresentativeRow extends RowPerson {
  region: string
  named: boolean
}

interface Where {
  regions: string[]
  modes: ('face-to-face' | 'online')[]
  languages: string[]
}

export interface LeaderRow extends RowPerson, Where {
  profession?: string | undefined
  memberSessions?: number | undefined
  memberYears?: number | undefined
  sessionsLed?: number | undefined
  sessionsCoLed?: number | undefined
  leadingYears?: number | undefined
  psychodynamic: boolean
  accreditation?: 'none' | 'working towards' | 'accredited' | undefined
  since?: Temporal.PlainDate | undefined
  until?: Temporal.PlainDate | undefined
}

export interface SupervisorRow extends RowPerson, Where {
  offers: ('individual' | 'pair' | 'peer')[]
  placesFree?: number | undefined
  /** Minor units. */
  fee?: number | undefined
  currency?: 'GBP' | 'EUR' | undefined
}

/** What each kind's rows say, once they are understood. */
export interface RowsOf {
  people: PersonRow
  representatives: RepresentativeRow
  leaders: LeaderRow
  supervisors: SupervisorRow
}

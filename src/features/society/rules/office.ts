import { regionInSentence } from '../../../shared/region-words.ts'

const officeKinds = ['administrator', 'council', 'concerns-officer', 'representative'] as const
export type OfficeKind = (typeof officeKinds)[number]

/** Offices of the whole society that an administrator gives by name and address. */
const societyOffices = ['administrator', 'council'] as const
export type SocietyOffice = (typeof societyOffices)[number]

/** 'administrator', 'a member of Council', 'representative of the Midlands' */
export function officeInWords(kind: OfficeKind, regionName: string | null): string {
  switch (kind) {
    case 'administrator':
      return 'administrator'
    case 'council':
      return 'a member of Council'
    case 'concerns-officer':
      return 'officer for concerns'
    case 'representative':
      return `representative of ${regionName === null ? 'a region' : regionInSentence(regionName)}`
  }
}

/** What keeps an office from ending now. */
export function whyOfficeStays({
  kind,
  administrators,
  hearsConcerns,
}: {
  kind: OfficeKind
  /** How many there are, this one included. */
  administrators: number
  /** Whoever holds it is the officer for concerns as well. */
  hearsConcerns: boolean
}): 'last-administrator' | 'hears-concerns' | null {
  if (kind === 'administrator' && administrators <= 1) return 'last-administrator'
  return kind === 'council' && hearsConcerns ? 'hears-concerns' : null
}

import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import type { LookingFor, Mode, Offer } from '../queries/entries.ts'

export const lookingForInWords: Readonly<Record<LookingFor, string>> = {
  group: 'a group to lead',
  'co-leader': 'somebody to lead with',
  'second-seat': 'a second seat to learn in, on the way to accreditation',
  nothing: 'nothing at present',
}

export const modeInWords: Readonly<Record<Mode, string>> = {
  'face-to-face': 'face to face',
  online: 'online',
}

/** 'Face to face and online' */
export function modesInWords(modes: readonly Mode[]): string | null {
  const words = modes.map((mode) => modeInWords[mode]).join(' and ')
  return words ? capitalised(words) : null
}

export const offerInWords: Readonly<Record<Offer, string>> = {
  individual: 'one leader alone',
  pair: 'both leaders of a group together',
  peer: 'accompanying a peer supervision group',
}

export const offersInWords = (offers: readonly Offer[]): string =>
  capitalised(offers.map((offer) => offerInWords[offer]).join('; '))

/** '£55 an hour', 'free of charge', 'to be agreed' */
export function feeInWords({ feeMinor, currency }: { feeMinor: number | null; currency: Currency }): string {
  if (feeMinor === null) return 'to be agreed'
  return feeMinor === 0 ? 'free of charge' : `${formatMoney(money(feeMinor, currency))} an hour`
}

export const placesInWords = (places: number): string =>
  places === 0 ? 'no place free' : places === 1 ? 'one place free' : `${places} places free`

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Names of regions by their ids, in the society's order. */
export function regionsInWords(
  ids: readonly string[],
  regions: readonly { id: string; name: string }[],
): string | null {
  return (
    regions
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(', ') || null
  )
}

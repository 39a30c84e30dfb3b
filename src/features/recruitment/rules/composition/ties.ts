import { firstName } from '../../../../shared/first-name.ts'
import type { TieKind } from '../../../../shared/tie-kinds.ts'
import type { OfCircle } from './circle-to-be.ts'

/** How somebody of a circle-to-be is known: by the application they came with, or as a person. */
export const applicationRef = (id: string): string => `a-${id}`

/** A yes between two people that leaders have set. `works-for`: the one works for the other. */
export interface Tie {
  readonly id: string
  readonly kind: TieKind
  readonly one: string
  readonly other: string
}

export interface TieInWords {
  readonly id: string
  readonly kind: TieKind
  readonly words: string
  /** Why it matters, kindly. */
  readonly why: string
}

const why: Readonly<Record<TieKind, string>> = {
  'same-practice':
    'Colleagues know each other’s patients and each other’s quarrels. Ask both, when you talk, how it would be to sit in one circle.',
  'works-for':
    'Whoever depends on somebody may not speak freely before them, and neither may the other. Many groups do not take both; talk about it with each.',
}

/** Whether leaders have said that already; of two who work for one another they say which. */
export const isTied = (ties: readonly Tie[], { kind, one, other }: Omit<Tie, 'id'>): boolean =>
  ties.some(
    (tie) =>
      tie.kind === kind &&
      ((tie.one === one && tie.other === other) || (tie.one === other && tie.other === one)),
  )

/** Of people in this circle only: whoever has gone takes their ties along. */
export function tiesInWords(ties: readonly Tie[], people: readonly OfCircle[]): TieInWords[] {
  const byRef = new Map(people.map((one) => [one.ref, one]))
  return ties.flatMap(({ id, kind, one, other }) => {
    const [first, second] = [byRef.get(one), byRef.get(other)]
    if (!first || !second) return []
    const words =
      kind === 'same-practice'
        ? `${called(first)} and ${called(second)} work in the same practice.`
        : `${called(first)} works for ${called(second)}.`
    return [{ id, kind, words, why: why[kind] }]
  })
}

const parts: Readonly<Record<OfCircle['part'], string>> = {
  leader: ' (leader)',
  member: ' (member)',
  offered: ' (place offered)',
  applicant: '',
}

const called = ({ name, part }: OfCircle): string => `${name}${parts[part]}`

/** What touches one person: said where it matters, before the interview and before an offer. */
export const tiesOf = (ref: string, ties: readonly Tie[]): Tie[] =>
  ties.filter(({ one, other }) => one === ref || other === ref)

/**
 * Who wrote the same town or area: a hint to look at, and nothing more. Only a leader's press makes a tie of it.
 * Whole cities say little, so that more than a handful of one area is no hint.
 */
export function sameAreas(people: readonly OfCircle[]): { area: string; names: string[] }[] {
  const areas = Map.groupBy(
    people.filter(({ area }) => area !== null && area.trim() !== ''),
    ({ area }) => (area ?? '').trim().toLowerCase(),
  )
  return [...areas.values()]
    .filter((those) => those.length > 1 && those.length <= MOST_OF_ONE_AREA)
    .map((those) => ({
      area: (those[0]?.area ?? '').trim(),
      names: those.map(({ name }) => firstName(name)),
    }))
}

const MOST_OF_ONE_AREA = 4

import type { Mode } from '../../../groups/rules/group-facts.ts'

/** What somebody is to the circle that comes about. */
export type Part = 'leader' | 'member' | 'offered' | 'applicant'

export interface OfCircle {
  /** `a-` and an application's id, or `p-` and a person's who came without one. */
  readonly ref: string
  readonly name: string
  readonly part: Part
  /** Null: not said. Members who joined before it was asked have said none; leaders are asked for no setting. */
  readonly profession: string | null
  readonly setting: string | null
  readonly area: string | null
}

/** The numbers a circle's size is seen against. */
export interface SizeFacts {
  readonly mode: Mode
  readonly fewestMembers: number
  readonly mostMembers: number
  readonly settings: {
    readonly membersIdealMin: number
    readonly membersIdealMax: number
    readonly membersMin: number
  }
}

/** Members, and those to whom a place is held: who will sit there besides the leaders. */
export const seated = (people: readonly OfCircle[]): OfCircle[] =>
  people.filter(({ part }) => part === 'member' || part === 'offered')

export interface Share {
  /** A profession or a kind of workplace; null: not said. */
  readonly word: string | null
  readonly members: number
  readonly offered: number
  readonly applicants: number
}

/** How often each profession, or each kind of workplace, is there: the most frequent first, what nobody said last. */
export function shares(people: readonly OfCircle[], of: 'profession' | 'setting'): Share[] {
  const others = people.filter(({ part }) => part !== 'leader')
  const words = [...new Set(others.map((one) => one[of]))]
  const count = (word: string | null, part: Part) =>
    others.filter((one) => one[of] === word && one.part === part).length
  return words
    .map((word) => ({
      word,
      members: count(word, 'member'),
      offered: count(word, 'offered'),
      applicants: count(word, 'applicant'),
    }))
    .toSorted(
      (one, other) =>
        Number(one.word === null) - Number(other.word === null) ||
        other.members + other.offered - (one.members + one.offered) ||
        other.applicants - one.applicants ||
        (one.word ?? '').localeCompare(other.word ?? ''),
    )
}

/** '8–10' face to face; 'at most 8' where the group or its screen holds no more (R6–R8, R50). */
export function rangeInWords({ mode, mostMembers, settings }: SizeFacts): string {
  const { membersIdealMin, membersIdealMax } = settings
  if (mode === 'online' || mostMembers < membersIdealMin) return `at most ${mostMembers}`
  const most = Math.min(membersIdealMax, mostMembers)
  return most === membersIdealMin ? `${most}` : `${membersIdealMin}–${most}`
}

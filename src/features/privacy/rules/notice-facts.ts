import { keptInWords, type Periods, retention } from '../../retention/rules/retention.ts'
import { type Law, laws } from './law.ts'

/** Raise it when the notice's own words say something else than before: everybody is told of it. */
const WORDING = 2

/** Who answers for the data; '' where the society has not said. */
export interface Responsible {
  readonly society: string
  readonly contact: string
  readonly email: string
  readonly address: string
  /** Who runs the server for the society; '' when it does so itself. */
  readonly hostedBy: string
  readonly serverPlace: string
  /** The company that carries the emails. */
  readonly mailCarrier: string
  /** What leaves the country, and what makes that safe: article 13(1)(f). */
  readonly transfers: string
  /** Who stands for the society in the EU: article 27. */
  readonly representative: string
}

export const unsaid: Omit<Responsible, 'society'> = {
  contact: '',
  email: '',
  address: '',
  hostedBy: '',
  serverPlace: '',
  mailCarrier: '',
  transfers: '',
  representative: '',
}

export interface KindSaid {
  readonly kept: string
  readonly ground: string
}

/** What the notice says that can change: when one of these is different, it is another edition. */
export interface NoticeFacts {
  readonly wording: number
  readonly responsible: Responsible
  readonly laws: readonly Law[]
  readonly kinds: Readonly<Record<string, KindSaid>>
}

export function noticeFactsOf(
  responsible: Responsible,
  which: readonly Law[],
  periods: Periods,
): NoticeFacts {
  return {
    wording: WORDING,
    responsible,
    laws: which,
    kinds: Object.fromEntries(
      retention.map((entry) => [entry.kind, { kept: keptInWords(entry, periods), ground: entry.ground }]),
    ),
  }
}

const responsibleWords: Readonly<Record<keyof Responsible, string>> = {
  society: 'The society’s name',
  contact: 'Who answers questions about data',
  email: 'Their address',
  address: 'The society’s postal address',
  hostedBy: 'Who runs the server',
  serverPlace: 'Where the data is stored',
  mailCarrier: 'Who carries the emails',
  transfers: 'What leaves the country',
  representative: 'Representative in the EU',
}

const isResponsibleName = (name: string): name is keyof Responsible => Object.hasOwn(responsibleWords, name)

/** An edition of an earlier program may lack what this one says. */
export interface EarlierFacts {
  readonly wording?: number
  readonly responsible?: Partial<Responsible>
  readonly laws?: readonly Law[]
  readonly kinds?: Readonly<Record<string, KindSaid>>
}

/** What is different from one edition to the next, a sentence each. */
export function noticeChanges(earlier: EarlierFacts, later: EarlierFacts): string[] {
  const before = complete(earlier)
  const after = complete(later)
  const names = Object.keys(responsibleWords).filter(isResponsibleName)
  const who = names
    .filter((name) => before.responsible[name] !== after.responsible[name])
    .map(
      (name) =>
        `${responsibleWords[name]}: ${after.responsible[name].replace(/\.$/, '') || 'no longer said'}.`,
    )
  const law = after.laws
    .filter((each) => !before.laws.includes(each))
    .map((each) => `${laws[each].act} holds as well.`)
  const kinds = retention.flatMap(({ kind, what }) => {
    const [was, is] = [before.kinds[kind], after.kinds[kind]]
    if (!is) return []
    if (!was) return [`New: ${what}: ${is.kept}.`]
    return [
      ...(was.kept === is.kept ? [] : [`${what}: ${is.kept}; it was ${was.kept}.`]),
      ...(was.ground === is.ground ? [] : [`${what}: kept for another reason than before.`]),
    ]
  })
  const words = before.wording === after.wording ? [] : ['The words of the notice are new; please read it.']
  return [...words, ...who, ...law, ...kinds]
}

const complete = (facts: EarlierFacts): NoticeFacts => ({
  wording: facts.wording ?? 0,
  responsible: { society: '', ...unsaid, ...facts.responsible },
  laws: facts.laws ?? [],
  kinds: facts.kinds ?? {},
})

import { type AST, RegExpParser } from '@eslint-community/regexpp'

/**
 * How many steps a backtracking engine takes with these patterns, counted instead of timed: the same on every machine,
 * however busy. Each attempt to match one part of a pattern at one place is a step.
 */

/** Gives up beyond this: exponential time would outlast us. */
const TOO_MANY = 50_000_000

export class TooMany extends Error {}

/** Every pattern, and the text it was tried on, that some work asks for while it runs. */
export function patternsAsked(work: () => void): { pattern: RegExp; text: string }[] {
  const asked: { pattern: RegExp; text: string }[] = []
  const exec = RegExp.prototype.exec
  RegExp.prototype.exec = function (text: string) {
    const from = this.lastIndex
    const found = exec.call(this, text)
    // A global pattern goes over a text several times: each time from where it was.
    const pattern = new RegExp(this.source, this.flags)
    pattern.lastIndex = this.global || this.sticky ? from : 0
    asked.push({ pattern, text })
    return found
  }
  try {
    work()
  } finally {
    RegExp.prototype.exec = exec
  }
  return asked
}

/** Looks for the pattern as `exec` does, from its `lastIndex` on. */
export function stepsOf(pattern: RegExp, text: string, most = TOO_MANY): number {
  const way = compile(pattern)
  const count = { steps: 0, most }
  const last = pattern.sticky ? pattern.lastIndex : text.length
  for (let from = pattern.lastIndex; from <= last; from++) {
    if (way({ text, count }, from, () => true)) break
  }
  return count.steps
}

interface Search {
  text: string
  count: { steps: number; most: number }
}
type Then = (at: number) => boolean
type Way = (search: Search, at: number, then: Then) => boolean

const compiled = new Map<string, Way>()

function compile({ source, flags }: RegExp): Way {
  const name = `/${source}/${flags}`
  const known = compiled.get(name)
  if (known) return known
  const parsed = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  })
  const way = anyOf(parsed.alternatives, { flags: flags.replace(/[gy]/g, ''), back: false })
  compiled.set(name, way)
  return way
}

interface Reading {
  flags: string
  /** Within a look behind, which reads from right to left. */
  back: boolean
}

function anyOf(alternatives: readonly AST.Alternative[], reading: Reading): Way {
  const ways = alternatives.map(({ elements }) => inOrder(elements, reading))
  return (search, at, then) => ways.some((way) => way(search, at, then))
}

function inOrder(elements: readonly AST.Element[], reading: Reading): Way {
  const ways = elements.map((element) => wayOf(element, reading))
  if (reading.back) ways.reverse()
  const from = (nth: number, search: Search, at: number, then: Then): boolean => {
    const way = ways[nth]
    return way ? way(search, at, (next) => from(nth + 1, search, next, then)) : then(at)
  }
  return (search, at, then) => from(0, search, at, then)
}

function wayOf(element: AST.Element, reading: Reading): Way {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return anyOf(element.alternatives, reading)
    case 'Quantifier':
      return repeated(element, wayOf(element.element, reading))
    case 'Assertion':
      return asserted(element, reading)
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
      return oneCharacter(element.raw, reading)
    case 'Backreference':
      // As if it were any character: no fewer steps.
      return oneCharacter('[^]', reading)
    default:
      throw new Error('No steps are known for this.')
  }
}

function oneCharacter(raw: string, { flags, back }: Reading): Way {
  const fits = new RegExp(`^(?:${raw})$`, flags)
  const known = new Map<string, boolean>()
  return ({ text, count }, at, then) => {
    if (++count.steps > count.most) throw new TooMany(`More than ${count.most} steps.`)
    const character = text[back ? at - 1 : at]
    if (character === undefined) return false
    const isKnown = known.get(character)
    const isFit = isKnown ?? fits.test(character)
    if (isKnown === undefined) known.set(character, isFit)
    return isFit && then(back ? at - 1 : at + 1)
  }
}

function repeated({ min, max, greedy }: AST.Quantifier, way: Way): Way {
  const again = (times: number, search: Search, at: number, then: Then): boolean => {
    const more = () =>
      times < max &&
      way(search, at, (next) => (next !== at || times < min) && again(times + 1, search, next, then))
    const enough = () => times >= min && then(at)
    return greedy ? more() || enough() : enough() || more()
  }
  return (search, at, then) => again(0, search, at, then)
}

function asserted(assertion: AST.Assertion, { flags }: Reading): Way {
  if (assertion.kind === 'lookahead' || assertion.kind === 'lookbehind') {
    const way = anyOf(assertion.alternatives, { flags, back: assertion.kind === 'lookbehind' })
    return (search, at, then) => way(search, at, () => true) !== assertion.negate && then(at)
  }
  return ({ text, count }, at, then) => {
    count.steps += 1
    if (assertion.kind === 'start') return at === 0 && then(at)
    if (assertion.kind === 'end') return at === text.length && then(at)
    if (assertion.kind !== 'word') throw new Error('No steps are known for this edge.')
    const isWord = (character: string | undefined) => character !== undefined && /\w/.test(character)
    return (isWord(text[at - 1]) === isWord(text[at])) === assertion.negate && then(at)
  }
}

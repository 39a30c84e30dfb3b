import { globSync, readFileSync } from 'node:fs'
import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { parseSync } from '@swc/core'
import { stepsOf, TooMany } from './regex-steps.ts'

/** A regular expression as it stands in the program. */
export interface FoundPattern {
  file: string
  pattern: RegExp
}

export interface Patterns {
  literals: FoundPattern[]
  /** Files in which one is put together from parts, as often as they do: these are looked at where they are. */
  made: string[]
}

/**
 * Every regular expression of these files: those written between slashes (zod's `.regex(…)` among them), and what stands in braces in
 * an address that the program answers. What is called `RegExp` by hand is only counted.
 */
export function patternsIn(files: string[]): Patterns {
  const literals: FoundPattern[] = []
  const made: string[] = []
  for (const file of globSync(files)
    .filter((each) => !/\.test\.tsx?$|\.d\.ts$/.test(each))
    .toSorted()) {
    const source = readFileSync(file, 'utf8')
    if (!mayHold.test(source)) continue
    const program = parseSync(source, { syntax: 'typescript', tsx: file.endsWith('x') })
    const look = (node: unknown): void => {
      if (Array.isArray(node)) {
        for (const each of node) look(each)
        return
      }
      if (typeof node !== 'object' || node === null) return
      const { type, pattern, flags, value, callee, cooked } = node as Record<string, unknown>
      if (type === 'RegExpLiteral')
        literals.push({ file, pattern: new RegExp(String(pattern), String(flags)) })
      const text = type === 'StringLiteral' ? value : type === 'TemplateElement' ? cooked : null
      if (typeof text === 'string' && text.includes(':')) {
        for (const among of inBraces(text)) literals.push({ file, pattern: new RegExp(`^${among}$`) })
      }
      if ((type === 'NewExpression' || type === 'CallExpression') && isNamedRegExp(callee)) made.push(file)
      Object.values(node).forEach(look)
    }
    look(program.body)
  }
  return { literals, made }
}

/** A slash where a value may begin, a part of an address with its braces, or the word: most files have none, and reading them all takes its time. */
const mayHold = /(?:[(,=:[!&|?{}\s]|return )\/(?![/*\s>])|:\w+\{|RegExp\(/

const isNamedRegExp = (callee: unknown): boolean =>
  typeof callee === 'object' && callee !== null && 'value' in callee && callee.value === 'RegExp'

/** '/groups/:id{[0-9a-f-]{36}}' has '[0-9a-f-]{36}'. */
const inBraces = (route: string): string[] =>
  [...route.matchAll(/:\w+\{((?:[^{}]|\{[^}]*\})*)\}/g)].map(([, among = '']) => among)

/**
 * Whether a text of twice the length takes clearly more than twice the steps, for any of the texts that a pattern's own parts
 * suggest: each sign that it knows, each two of them, and each piece it repeats, again and again, behind what may come before
 * and in front of what it cannot end with.
 * @returns the worst of these texts' pieces, or null
 */
export function growsTooFast(pattern: RegExp): { piece: string; times: number } | null {
  let worst: { piece: string; times: number } | null = null
  for (const piece of piecesOf(pattern)) {
    if (worst?.times === Number.POSITIVE_INFINITY) break
    const steps = (length: number) =>
      Math.max(
        ...['', 'a'].map((before) => {
          const text = before + piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
          return stepsUpTo(pattern, `${text}\u0001`)
        }),
      )
    const [short, long] = [steps(SHORT), steps(2 * SHORT)]
    const times: number =
      long === Number.MAX_SAFE_INTEGER ? Number.POSITIVE_INFINITY : long / Math.max(short, 1)
    if (times > 2.7 && long > 20 * SHORT && times > (worst?.times ?? 0)) worst = { piece, times }
  }
  return worst
}

/** A text that takes so many takes as many as there are. */
function stepsUpTo(pattern: RegExp, text: string): number {
  try {
    return stepsOf(pattern, text, 200_000)
  } catch (fault) {
    if (fault instanceof TooMany) return Number.MAX_SAFE_INTEGER
    throw fault
  }
}

const SHORT = 60

function piecesOf({ source, flags }: RegExp): string[] {
  const parsed = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  })
  const signs = new Set<string>()
  const runs = new Set<string>()
  const sampleOf = (element: AST.Element): string => {
    switch (element.type) {
      case 'Character':
        return String.fromCodePoint(element.value)
      case 'CharacterClass':
      case 'CharacterSet':
      case 'ExpressionCharacterClass':
        return samplesFor(element.raw, flags)[0] ?? ''
      case 'Quantifier':
        return sampleOf(element.element).repeat(Math.max(1, Math.min(element.min, 3)))
      case 'Group':
      case 'CapturingGroup':
        return element.alternatives[0]?.elements.map(sampleOf).join('') ?? ''
      default:
        return ''
    }
  }
  const visit = (element: AST.Element | AST.Alternative): void => {
    if (element.type === 'Alternative') {
      runs.add(element.elements.map(sampleOf).join(''))
      for (const each of element.elements) visit(each)
      return
    }
    if (element.type === 'Character') signs.add(String.fromCodePoint(element.value))
    if (
      element.type === 'CharacterClass' ||
      element.type === 'CharacterSet' ||
      element.type === 'ExpressionCharacterClass'
    )
      for (const sign of samplesFor(element.raw, flags)) signs.add(sign)
    if (element.type === 'Quantifier') {
      runs.add(sampleOf(element.element))
      visit(element.element)
    }
    if ('alternatives' in element) element.alternatives.forEach(visit)
  }
  parsed.alternatives.forEach(visit)
  const some = [...signs].slice(0, 14)
  const pairs = some.slice(0, 7).flatMap((one) => some.slice(0, 7).map((other) => one + other))
  return [...new Set([...some, ...pairs, ...runs])].filter(
    (piece) => piece.length > 0 && piece.length <= SHORT,
  )
}

/** Of what a class holds, one of each sort that it knows. */
const samplesFor = (raw: string, flags: string): string[] => {
  const fits = new RegExp(`^(?:${raw})$`, flags.replace(/[gy]/g, ''))
  return ['a', 'Z', '0', ' ', '-', '.', '/', '"', "'", ':', ',', '@', '\n', '_', '<', '&', 'é']
    .filter((sign) => fits.test(sign))
    .slice(0, 4)
}

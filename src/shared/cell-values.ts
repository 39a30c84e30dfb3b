import { z } from 'zod'

/**
 * Several values in one cell, as people write them: with semicolons or on lines of their own; with commas or slashes,
 * unless a value itself has one (“Leeds, Yorkshire and Humberside”).
 */
export const cellList = <const T extends string>(options: readonly T[], what: string) =>
  z.string().transform((text, context): T[] => {
    const found = new Set<T>()
    for (const part of text.split(/[;\n|]/)) {
      const whole = fitsWhole(part, options)
      for (const piece of whole === undefined ? part.split(/[,/]/) : [whole]) {
        if (piece.trim() === '') continue
        const option = fitsWhole(piece, options)
        if (option === undefined) {
          context.addIssue({ code: 'custom', message: `“${shortened(piece.trim())}” is no ${what} we know.` })
          return z.NEVER
        }
        found.add(option)
      }
    }
    return [...found]
  })

/** One value of a list, whatever its case. */
export const cellChoice = <const T extends string>(options: readonly T[], what: string) =>
  z.string().transform((text, context): T => {
    const option = fitsWhole(text, options)
    if (option !== undefined) return option
    context.addIssue({
      code: 'custom',
      message: text.trim() === '' ? `The ${what} is missing.` : `“${shortened(text)}” is no ${what} we know.`,
    })
    return z.NEVER
  })

const yes = ['yes', 'y', 'true', '1', 'x', '✓', 'ja', 'oui', 'sí']
const no = ['', 'no', 'n', 'false', '0', '-', 'none']

/** Yes or no; an empty cell is no. */
export const cellFlag = () =>
  z.string().transform((text, context): boolean => {
    const word = text.trim().toLowerCase()
    if (yes.includes(word)) return true
    if (no.includes(word)) return false
    context.addIssue({ code: 'custom', message: `“${shortened(text)}” is neither yes nor no.` })
    return z.NEVER
  })

function fitsWhole<T extends string>(text: string, options: readonly T[]): T | undefined {
  const word = plain(text)
  return options.find((option) => plain(option) === word)
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

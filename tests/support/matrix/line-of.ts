import { partsOf } from './addresses.ts'
import type { Role } from './people.ts'
import { allLines } from './routes.ts'

export interface Line {
  kind: string
  who: readonly Role[]
  pattern: string
  /** To whom it is there for a foreign group, too. */
  everywhere: readonly Role[]
  /** Whose own page shows the form's, and comes back to them: nothing that they send is done. */
  sees: readonly Role[]
  /** It answers everybody alike, whatever stands in its place, until there is more in the form. */
  alike: boolean
}

/** What varies is an id, whatever it is called, or what opens something by itself. */
const partsIn = (path: string): string[] =>
  partsOf(path).map((part) => part.replace(/\{.*\}$/, '').replace(/^:(?!token$|file$).*/, ':id'))

/** The one line in which an address stands. */
export function lineOf(method: 'GET' | 'POST', route: string): Line {
  const parts = partsIn(route)
  const fitting = allLines.filter(({ pattern }) => fits(pattern, method, parts))
  const [first, second] = fitting.toSorted((one, other) => weight(other.pattern) - weight(one.pattern))
  if (!first) {
    throw new Error(
      `${method} ${route} stands in no line. Say in tests/support/matrix/routes.ts which kind of record it shows or changes, and to whom.`,
    )
  }
  if (second && weight(second.pattern) === weight(first.pattern)) {
    throw new Error(`${method} ${route} stands in two lines: ${first.pattern} and ${second.pattern}.`)
  }
  return first
}

export const isByAddress = (route: string): boolean => /:token|:file/.test(route)

function fits(pattern: string, method: string, parts: readonly string[]): boolean {
  const [path = '', only] = pattern.split(' ').reverse()
  if (only && only !== method) return false
  const wanted = partsIn(path)
  const isOpen = wanted.at(-1) === '*'
  if (isOpen) wanted.pop()
  if (isOpen ? parts.length < wanted.length : parts.length !== wanted.length) return false
  return wanted.every((part, nth) => part === parts[nth])
}

/** More parts say more; a line that is for one method alone says a little more, one that ends open a little less. */
function weight(pattern: string): number {
  const [path = '', only] = pattern.split(' ').reverse()
  return (
    partsIn(path).filter((part) => part !== '*').length * 4 + (only ? 1 : 0) + (path.endsWith('*') ? 0 : 2)
  )
}

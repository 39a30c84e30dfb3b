import type { Answer } from '../client.ts'
import { mounted, unreached, waysToFill } from './addresses.ts'
import { wordOf } from './kinds.ts'
import { isByAddress, type Line, lineOf } from './line-of.ts'
import { homeOf, type Role, type SignedIn, type Society, signedIn } from './people.ts'

/** One person before one address: with ids of their own group, or of the other. */
export interface Question {
  method: 'GET' | 'POST'
  route: string
  line: Line
  role: 'visitor' | SignedIn
  whose: 'own' | 'foreign'
  expected: 'there' | 'nothing' | 'sign-in' | 'either'
}

/** Whoever may not come in is put before every door in every run; those who may take turns, unless the matrix is asked whole. */
const isWhole = process.env.MATRIX === 'whole'

/** Of those to whom an address is there, so many at most; the first of them each time. */
const MOST = 2

export function questions(
  app: { routes: readonly { method: string; path: string }[] },
  method: 'GET' | 'POST',
): Question[] {
  const people = ['visitor', ...signedIn] as const
  const all = mounted(app, method).filter((route) => !isByAddress(route))
  const asked: Question[] = []
  for (const ofKind of Map.groupBy(all, (route) => lineOf(method, route).kind).values()) {
    for (const [turn, route] of ofKind.entries()) {
      const line = lineOf(method, route)
      const [first, ...further] = people.filter((role) => line.who.includes(role))
      const comeIn = new Set<Role | undefined>(
        isWhole || further.length < MOST ? [first, ...further] : [first, further[turn % further.length]],
      )
      for (const whose of route.includes(':') ? (['own', 'foreign'] as const) : (['own'] as const)) {
        for (const role of people) {
          const one = question(method, route, line, role, whose)
          if (one.expected !== 'there' || comeIn.has(role)) asked.push(one)
        }
      }
    }
  }
  return asked
}

function question(
  method: 'GET' | 'POST',
  route: string,
  line: Line,
  role: 'visitor' | SignedIn,
  whose: 'own' | 'foreign',
): Question {
  const isForeignOpen = homeOf(role) === 'planned' && wordOf(line.kind, role) === 'open'
  const isThere =
    whose === 'own'
      ? line.who.includes(role)
      : line.everywhere.includes(role) || (isForeignOpen && line.who.includes(role))
  // Of a group in planning its own people see less than everybody does of an open one, and more.
  const isOwnPlanned = whose === 'own' && line.kind === 'open groups' && homeOf(role) === 'planned'
  const expected = isOwnPlanned
    ? 'either'
    : isThere && !(method === 'GET' && route in unreached)
      ? 'there'
      : role === 'visitor' && !line.who.includes(role)
        ? 'sign-in'
        : 'nothing'
  return { method, route, line, role, whose, expected }
}

export const groupOf = ({ role, whose }: Question): 'open' | 'planned' => {
  const home = homeOf(role)
  if (whose === 'own') return home
  return home === 'open' ? 'planned' : 'open'
}

export type Came = 'there' | 'onward' | 'again' | 'nothing' | 'sign-in' | 'fault'

/**
 * What somebody comes to: something; a way onward, which is there after a form was sent; a form that comes back; nothing;
 * or the sign-in.
 */
export function came({ status, location }: Answer): Came {
  if (location?.startsWith('/sign-in')) return 'sign-in'
  if (status === 404 || status === 403 || status === 410) return 'nothing'
  if (status >= 500) return 'fault'
  if (status >= 400) return 'again'
  return status >= 300 ? 'onward' : 'there'
}

/** So many of the ways to fill an address in: from the first to the last. */
const WAYS = 2

/** What stands in an address for this question; whoever may see it tries every one, and others a few of different kinds. */
export function pathsFor(question: Question, { groups }: Pick<Society, 'groups'>): string[] {
  const all = waysToFill(question.route, groups[groupOf(question)].within).map(({ path }) => path)
  if (question.expected === 'there' || all.length <= WAYS) return all
  return Array.from(
    { length: WAYS },
    (_, nth) => all[Math.round((nth * (all.length - 1)) / (WAYS - 1))] ?? '',
  )
}

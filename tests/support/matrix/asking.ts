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

/** In the whole matrix everybody is put before everything; in every run of the tests, each before something of each kind. */
export const isWhole = process.env.MATRIX === 'whole'

/** Whom an address is tried with each time when it is not for them: whoever sits in a circle is nearest to most of it. */
const nearest: Role = 'member'

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
      const inTurn = <T>(each: readonly T[], most: number): T[] =>
        isWhole || each.length <= most
          ? [...each]
          : each.filter((_, nth) => (nth + each.length - ((turn * most) % each.length)) % each.length < most)
      const [first, ...further] = people.filter((role) => line.who.includes(role))
      const others = people.filter((role) => !line.who.includes(role) && role !== 'visitor')
      const far = others.filter((role) => role !== nearest)
      const own = new Set<(typeof people)[number]>([
        'visitor',
        ...(first ? [first] : []),
        ...inTurn(further, MOST - 1),
        ...others.filter((role) => role === nearest),
        // By the last address of its kind everybody has had a turn.
        ...inTurn(far, Math.ceil(far.length / ofKind.length)),
      ])
      for (const role of own) asked.push(question(method, route, line, role, 'own'))
      if (!route.includes(':')) continue
      const abroad = first ? [first, ...inTurn(further, MOST - 1)] : inTurn(far, 1)
      for (const role of isWhole ? people : abroad) asked.push(question(method, route, line, role, 'foreign'))
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

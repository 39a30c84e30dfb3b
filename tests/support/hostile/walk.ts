import { type FoundForm, formsOf, linksOf } from '../forms.ts'
import type { Somebody } from './people.ts'
import { together } from './together.ts'

/** A form, and who has it before them. */
export interface Target {
  somebody: Somebody
  form: FoundForm
}

/** A page, and who is shown it. */
export interface Page {
  somebody: Somebody
  path: string
}

interface Walk {
  seen: Set<string>
  /** Those of them that are pages. */
  pages: Page[]
  found: Map<string, Target>
}

/** Pages that differ in their ids, or in what is asked for, are looked at so often. */
const OF_A_KIND = 3
const kindOf = (path: string): string => path.replace(/[0-9a-f-]{36}/g, ':id').replace(/=[^&]*/g, '=')

/**
 * Every form that somebody comes upon who follows every link; of forms that differ in their ids alone, one.
 * @param elsewhere where somebody else has been already, and who is not signed in finds what they found
 */
async function walk(somebody: Somebody, elsewhere?: Walk): Promise<Walk> {
  const found: Walk['found'] = new Map()
  const seen: Walk['seen'] = new Set()
  const pages: Page[] = []
  const kinds = new Map<string, number>()
  const ahead = [...somebody.from]
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const [place = '/'] = path.split('#')
    const isOwn = somebody.from.includes(path)
    const known = kinds.get(kindOf(place)) ?? 0
    if (seen.has(place) || (!isOwn && (known >= OF_A_KIND || elsewhere?.seen.has(place)))) continue
    seen.add(place)
    kinds.set(kindOf(place), known + 1)
    const { status, html, headers } = await somebody.client.get(place)
    if (status >= 500) throw new Error(`${somebody.who} at ${place}: ${status}`)
    if (status !== 200 || !headers.get('Content-Type')?.startsWith('text/html')) continue
    pages.push({ somebody, path: place })
    for (const form of formsOf(html, place)) {
      if (form.action === '/sign-out') continue
      const kind = `${form.method} ${kindOf(form.action)} ${form.fields.join()}`
      const isTheVisitors = somebody.personId === null && elsewhere?.found.has(kind)
      if (!found.has(kind) && !isTheVisitors) found.set(kind, { somebody, form })
    }
    ahead.push(...linksOf(html))
  }
  return { seen, pages, found }
}

/** Every form of the product, each in the hands of one who has it, and every page that was seen on the way. */
export async function walkAll(people: readonly Somebody[]): Promise<{ targets: Target[]; pages: Page[] }> {
  const [visitor, ...others] = people
  if (!visitor) throw new Error('a visitor')
  // What everybody finds is walked through by a visitor, and by one who is signed in; the others see to what is theirs.
  const everybodys = await walk(visitor)
  const all = [everybodys]
  await together(others, async (each) => {
    all.push(await walk(each, each.who === 'a member' ? undefined : everybodys))
  })
  return {
    targets: all.flatMap(({ found }) => [...found.values()]),
    pages: all.flatMap(({ pages }) => pages),
  }
}

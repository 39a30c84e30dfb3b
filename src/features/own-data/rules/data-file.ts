import { heldKinds, type Section, sections, traceTitle, whyWithheld } from './held-kinds.ts'

/** One kind of row as the database gives it: of somebody, or (a trace) only that they did it, and when. */
export interface HeldRows {
  readonly table: string
  readonly isTrace: boolean
  readonly count: number
  /** Null where it is not handed over. */
  readonly rows: readonly Readonly<Record<string, unknown>>[] | null
}

export interface DataFile {
  readonly society: string
  readonly name: string
  /** '29 November 2026, 05:04' */
  readonly madeAt: string
  readonly held: readonly HeldRows[]
}

const DONE = 'What you did for your groups and the society: only when, for the rest is theirs'

/** For another program (article 20): every value under the name it has here. */
export const asJson = ({ society, name, madeAt, held }: DataFile): string =>
  `${JSON.stringify(
    {
      society,
      name,
      madeAt,
      held: held
        .filter(({ count }) => count > 0)
        .map(({ table, isTrace, count, rows }) => ({
          kind: table,
          title: isTrace ? traceTitle(table) : (heldKinds[table]?.title ?? traceTitle(table)),
          ...(isTrace && { only: 'when you did it' }),
          count,
          ...(rows ? { rows } : { withheld: whyNot(table) }),
        })),
    },
    null,
    2,
  )}\n`

/** For a person: plain text, which everything opens. */
export function asText({ society, name, madeAt, held }: DataFile): string {
  const there = held.filter(({ count }) => count > 0)
  const parts = [
    `What ${society} holds about ${name}`,
    `Made on ${madeAt}`,
    ...sectionNames.flatMap((section) => {
      const kinds = there.filter(({ table, isTrace }) => !isTrace && sectionOf(table) === section)
      return kinds.length === 0 ? [] : [heading(sections[section]), ...kinds.map(kindAsText)]
    }),
    ...withTraces(there.filter(({ isTrace }) => isTrace)),
  ]
  return `${parts.join('\n\n')}\n`
}

const sectionNames: readonly Section[] = [
  'account',
  'groups',
  'applying',
  'enquiries',
  'money',
  'register',
  'society',
]

export const sectionOf = (table: string): Section => heldKinds[table]?.section ?? 'society'

export const whyNot = (table: string): string => whyWithheld[heldKinds[table]?.why ?? 'request']

const heading = (title: string) => `${title}\n${'='.repeat([...title].length)}`

function withTraces(traces: readonly HeldRows[]): string[] {
  if (traces.length === 0) return []
  return [
    heading(DONE),
    traces
      .map(({ table, rows }) => `${traceTitle(table)}\n${(rows ?? []).map(rowAsText).join('\n')}`)
      .join('\n\n'),
  ]
}

function kindAsText({ table, count, rows }: HeldRows): string {
  const title = `${heldKinds[table]?.title ?? traceTitle(table)} (${count})`
  return `${title}\n${rows ? rows.map(rowAsText).join('\n') : `  Not given. ${whyNot(table)}`}`
}

function rowAsText(row: Readonly<Record<string, unknown>>): string {
  const values = Object.entries(row).map(
    ([key, value]) => `${key.replaceAll('_', ' ')}: ${valueAsText(value)}`,
  )
  return `  - ${values.length === 0 ? 'That it is there is all that is kept.' : values.join('\n    ')}`
}

function valueAsText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value.replaceAll('\n', '\n      ')
  return JSON.stringify(value)
}

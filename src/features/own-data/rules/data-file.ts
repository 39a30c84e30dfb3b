import { timeZoneName } from '../../../shared/calendar.ts'
import type { Periods } from '../../retention/rules/retention.ts'
import { type Section, sections, whyWithheld } from './held-kind.ts'
import { kindOf, placeOf, sectionOf, titleOf } from './held-kinds.ts'
import type { HeldRows } from './held-rows.ts'
import { type Fact, recordsInWords } from './in-words.ts'
import { keptLines } from './kept.ts'

export interface DataFile {
  readonly society: string
  readonly name: string
  /** '29 November 2026, 05:04' */
  readonly madeAt: string
  /** In which its times are told. */
  readonly timeZone: string
  /** As the society has set them. */
  readonly periods: Periods
  readonly held: readonly HeldRows[]
}

export const doneTitle = 'What you did for others'
export const doneWords =
  'What you did for your groups and the society stands here with its days; the rest of it is theirs.'

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
          title: titleOf({ table, isTrace }),
          ...(isTrace && { only: 'when you did it' }),
          count,
          ...(rows ? { rows } : { withheld: whyNot(table) }),
        })),
    },
    null,
    2,
  )}\n`

export const sectionNames = Object.keys(sections) as Section[]

export const whyNot = (table: string): string => whyWithheld[kindOf(table)?.why ?? 'request']

/** As they are read: the first section first, and within it the first kind. */
export const inOrder = (held: readonly HeldRows[]): HeldRows[] =>
  held.toSorted((one, other) => placeOf(one) - placeOf(other))

/** For a person: plain text, which everything opens. */
export function asText(file: DataFile): string {
  const there = inOrder(file.held.filter(({ count }) => count > 0))
  const parts = [
    ...sectionNames.map((section) => ({
      title: sections[section],
      lead: null,
      kinds: there.filter(({ table, isTrace }) => !isTrace && sectionOf(table) === section),
    })),
    { title: doneTitle, lead: doneWords, kinds: there.filter(({ isTrace }) => isTrace) },
  ].filter(({ kinds }) => kinds.length > 0)
  const blocks = [
    `What ${file.society} holds about ${file.name}`,
    `Made on ${file.madeAt}. Times are ${timeZoneName(file.timeZone)}.`,
    ['In this file:', ...parts.map(({ title }) => `  - ${title}`)].join('\n'),
    ...parts.flatMap(({ title, lead, kinds }) => [
      `\n${underlined(title.toUpperCase(), '=')}`,
      ...(lead ? [wrapped(lead, '')] : []),
      ...kinds.map((kind) => kindAsText(kind, file)),
    ]),
  ]
  return `${blocks.join('\n\n')}\n`
}

const underlined = (title: string, line: string) => `${title}\n${line.repeat([...title].length)}`

function kindAsText(held: HeldRows, { timeZone, periods }: DataFile): string {
  const { table, isTrace, count, rows } = held
  const records = recordsInWords(held, { timeZone })
  return [
    underlined(`${titleOf(held)} (${count})`, '-'),
    ...(rows ? records.map(recordAsText) : [wrapped(`Not given. ${whyNot(table)}`, '')]),
    ...(isTrace ? [] : keptLines(table, periods)).map((line) => wrapped(line, '')),
  ].join('\n')
}

function recordAsText(facts: readonly Fact[]): string {
  if (facts.length === 0) return '  - That it is there is all that is kept.'
  return facts.map((fact, nth) => `${nth === 0 ? '  - ' : '    '}${factAsText(fact)}`).join('\n')
}

const WIDTH = 78

function factAsText({ label, words }: Fact): string {
  const line = `${label}: ${words}`
  if (!words.includes('\n') && line.length + 4 <= WIDTH) return line
  return `${label}:\n${words
    .split('\n')
    .map((paragraph) => wrapped(paragraph, '      '))
    .join('\n')}`
}

/** No line is longer than paper and old programs show, unless it is one word. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((each) => (each === '' ? '' : `${indent}${each}`)).join('\n')
}

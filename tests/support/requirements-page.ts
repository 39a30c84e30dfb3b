import type { EssentialRule } from '../../src/features/groups/rules/essential.ts'
import { essentialRules } from '../../src/features/groups/rules/essentials.ts'
import { type Requirement, requirements } from '../../src/features/groups/rules/requirements.ts'

/** R → the rules that answer it. */
export const rulesOf = ({ number }: Requirement): EssentialRule[] =>
  essentialRules.filter((rule) => rule.requirements.includes(`R${number}`))

const chapters = [
  [1, 'Start'],
  [6, 'Members'],
  [16, 'Leaders'],
  [26, 'Place'],
  [36, 'Supervision'],
  [38, 'Getting started'],
  [46, 'New online group'],
  [68, 'Money'],
  [77, 'Help'],
] as const

const modes = { both: 'both', 'face-to-face': 'in a room', online: 'online' }

/** docs/requirements.md, written from the table in code. */
export function requirementsPage(): string {
  const lines = requirements.flatMap((requirement) => {
    const chapter = chapters.find(([first]) => first === requirement.number)
    return [...(chapter ? head(chapter[1]) : []), row(requirement)]
  })
  return `${opening}${lines.join('\n')}\n`
}

const opening = `# Requirements

What a national society's guidance asks of those who start a group, R1 to R80, in our words, and where each lives. What a
group can meet or miss is an **essential**: a named rule in [src/features/groups/rules/essentials](../src/features/groups/rules/essentials.ts),
computed from the group's facts and shown on its plan. Everything else is a page or a part of the product.

*must*: missing, it keeps a group from meeting where the frame would break; *should*: leaders may decide otherwise, with a
reason; *may*: an invitation, never missing.

The table is [src/features/groups/rules/requirements.ts](../src/features/groups/rules/requirements.ts); \`tests/unit/requirements.test.ts\`
walks it, and says how to write this page anew.
`

const head = (title: string) => [
  '',
  `## ${title}`,
  '',
  '| | asks | mode | weight | lives in |',
  '| --- | --- | --- | --- | --- |',
]

function row(requirement: Requirement): string {
  const { number, asks, mode, weight, places = [], note } = requirement
  const homes = [
    ...rulesOf(requirement).map(({ name }) => `\`${name}\``),
    ...places.map(({ words, address, file }) => {
      const named = file ? `[${words}](../${file})` : words
      return address ? `${named} (\`${address}\`)` : named
    }),
    ...(note ? [note] : []),
  ]
  return `| R${number} | ${asks} | ${modes[mode]} | ${weight} | ${homes.join(' · ')} |`
}

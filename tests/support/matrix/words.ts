import { wordOf } from './kinds.ts'
import { homeOf, type Role } from './people.ts'

// Words that a whole group writes into records of one kind, before its name: on no page and in no file may they stand
// before somebody to whom the matrix says nothing of that kind, and another group's before nobody who is not of it.

const marks: Record<string, string> = {
  'A word of': 'messages',
  'A report for': 'supervision content',
  'Weekend of': 'portfolio',
  'Account of': 'invoices',
  'A claim of': 'own data',
  'Aims of': 'planning',
  'Goodbye from': 'members’ own',
  'Peers of': 'peers',
  'Words of': 'circle',
  'A line of': 'evaluation',
  'A book of': 'circle',
  'applicant of': 'applications',
  'enquirer of': 'enquiries',
}

/** Names of people, and addresses: of the other group before those alone who see everybody's. */
const people = (name: string) => [`leader of ${name}`, `member of ${name}`, `@${name}.example.org`]

/** What must not stand before somebody. */
export function untold(role: Role): string[] {
  const [own, foreign] = homeOf(role) === 'open' ? ['open', 'planned'] : ['planned', 'open']
  const told: string[] = []
  for (const [mark, kind] of Object.entries(marks)) {
    const word = wordOf(kind, role)
    if (word === '·') told.push(`${mark} ${own}`)
    if (word !== 'all') told.push(`${mark} ${foreign}`)
  }
  return wordOf('account', role) === 'all' ? told : [...told, ...people(foreign ?? '')]
}

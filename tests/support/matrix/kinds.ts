import type { Holder, Role } from './people.ts'

// Who sees what: part d of the domain as one table, kinds of record by people. Tables, addresses, emails and jobs are each
// assigned to one of these kinds (tables.ts, routes.ts, emails.ts, jobs.ts), and tests/integration/matrix.test.ts puts
// everybody before all of them.
//
//   all    of every group and everybody
//   open   of groups that are open, and of one's own
//   own    all there is of one's own group, or of one's own
//   part   some of that: the sentence behind it says which
//   ·      nothing

const columns: Record<string, Role> = {
  vis: 'visitor',
  adm: 'administrator',
  cou: 'Council',
  off: 'concerns officer',
  rep: 'representative',
  lea: 'leader',
  col: 'co-leader since',
  fou: 'founder',
  mem: 'member',
  fel: 'fellow member',
  tre: 'treasurer',
  els: 'member elsewhere',
  sup: 'supervisor',
  pee: 'peer',
  som: 'somebody',
}

const table = `
                    | vis  adm  cou  off  rep  lea  col  fou  mem  fel  tre  els  sup  pee  som  |
society             | all  all  all  all  all  all  all  all  all  all  all  all  all  all  all  | Its name, regions, criteria, notices: everybody's.
open groups         | open all  all  open open open open open open open open open open open open | An office reads which groups are in planning, too.
enquiries           | ·    all  part part own  part ·    part ·    ·    ·    ·    ·    ·    ·    | The officer: concerns alone. A founder: the one their group came from. Council: what is forwarded.
concerns            | ·    ·    ·    all  ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    | The one officer, and nobody else.
applications        | ·    ·    ·    ·    ·    own  own  own  part ·    ·    part ·    ·    ·    | A member: what they said of a newcomer whom they know.
interview times     | ·    ·    ·    ·    ·    own  own  own  ·    ·    ·    ·    ·    ·    ·    |
interview notes     | ·    ·    ·    ·    ·    own  ·    own  ·    ·    ·    ·    ·    ·    ·    | Ticks: whoever talked with them, before and after the others gave theirs. Nobody tells of them afterwards.
attendance          | ·    ·    ·    ·    ·    own  own  own  part part part part ·    ·    ·    | A member their own.
books               | ·    ·    ·    ·    ·    own  part own  ·    ·    part ·    ·    ·    ·    | A purse outlives its group with those who led it to the end.
invoices            | ·    ·    ·    ·    ·    own  part own  part part part part ·    ·    ·    | A member their own; a treasurer the group's.
payments by card    | ·    ·    ·    ·    ·    ·    ·    ·    own  ·    ·    own  ·    ·    ·    |
debriefs            | ·    ·    ·    ·    ·    own  part own  ·    ·    ·    ·    ·    ·    ·    | Of meetings that one led oneself.
planning            | ·    ·    ·    ·    ·    own  part own  ·    ·    ·    ·    ·    ·    ·    | Sealed to those who planned: a co-leader since then begins anew.
leaders’ desk       | ·    ·    ·    ·    ·    own  own  own  ·    ·    ·    ·    ·    ·    ·    |
outreach            | ·    ·    ·    ·    ·    own  own  own  ·    ·    ·    ·    ·    ·    ·    |
book                | ·    all  all  ·    all  all  all  all  ·    ·    ·    ·    ·    ·    ·    | Offices and venues, nobody's own: shared by all who look for a room or for members.
circle              | ·    ·    ·    ·    ·    own  own  own  part part part own  ·    ·    ·    | Ground rules agreed to: each their own.
members’ own        | ·    ·    ·    ·    ·    part part part own  ·    ·    own  ·    ·    ·    | Leaders: what was sent to whom, goodbyes, checks of the room.
messages            | ·    ·    ·    ·    ·    own  part own  own  part part own  ·    ·    ·    | Between a member and those who led then.
rooms               | ·    ·    ·    ·    ·    own  part own  own  part part own  part part ·    | Who else is there: once one sits in it.
who presented       | ·    ·    ·    ·    ·    own  own  own  ·    ·    ·    ·    ·    ·    ·    | The opt-in tally.
evaluation          | ·    ·    ·    ·    ·    part part part own  part part own  ·    ·    ·    | Leaders: totals from five replies on. A member: that they were asked.
certificates        | ·    ·    ·    ·    ·    part part part own  part part own  ·    ·    ·    | A member's alone; whoever led may make one of leading.
supervision log     | ·    ·    ·    ·    ·    own  ·    own  ·    ·    ·    ·    part part ·    | Each their own; peers the dates of peers.
peers               | ·    all  all  ·    part own  ·    own  ·    ·    ·    ·    part part ·    | The register: that there is such a group. Whoever asks for a chair the same.
supervision content | ·    ·    all  ·    ·    part ·    part ·    ·    ·    ·    own  ·    ·    | The written report: its author, whom it is about, and Council once submitted.
portfolio           | ·    ·    all  ·    ·    own  ·    own  ·    ·    ·    ·    ·    ·    ·    | Council: what was handed in.
who leads           | ·    all  all  ·    own  own  own  own  own  own  own  own  ·    ·    ·    |
register            | ·    all  all  part part own  part own  part part part part part part part | Everybody: their own entry, and supervisors, peers and seats that wish to be found.
relay               | ·    ·    ·    ·    ·    own  ·    own  ·    ·    ·    ·    own  ·    ·    | Who asked whom, and what they wrote: the two of them.
account             | ·    all  all  part part part part part part part part part part part part | Who somebody is: whoever works with them. Addresses and phones nobody else's.
own data            | ·    all  ·    ·    ·    part part part part ·    ·    part ·    ·    ·    | An administrator: what was asked, not what is held.
office              | ·    all  all  part part ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    | Everybody in office: their own absences.
numbers             | ·    all  all  ·    part ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    | Counts by region, never of a person.
waiting list        | ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    |
oneself             | ·    own  own  own  own  own  own  own  own  own  own  own  own  own  own  | Lists of one's own, empty where there is nothing.
signing in          | all  all  all  all  all  all  all  all  all  all  all  all  all  all  all  |
machinery           | ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    ·    | What keeps the product going; no page shows it.
`

/** What comes with a secret address: the kinds that it opens something of, always of one's own. */
const byAddress: Record<Holder, readonly string[]> = {
  enquirer: ['enquiries', 'account'],
  applicant: ['applications', 'interview times', 'circle', 'account'],
  guest: ['leaders’ desk', 'account'],
  payer: ['invoices', 'account'],
  'invited leader': ['leaders’ desk', 'applications', 'account'],
  'invited to the register': ['register', 'enquiries', 'account'],
  waiting: ['waiting list', 'account'],
  organisation: ['outreach', 'book', 'account'],
  caretaker: ['leaders’ desk'],
  asker: ['own data', 'account'],
  "member's links": ['members’ own', 'circle', 'rooms'],
}

const words = ['all', 'open', 'own', 'part', '·'] as const
export type Word = (typeof words)[number]

function read(): Map<string, ReadonlyMap<Role, Word>> {
  const [head = '', ...lines] = table.trim().split('\n')
  const heads = (head.split('|')[1] ?? '').trim().split(/\s+/)
  return new Map(
    lines.map((line) => {
      const [kind = '', cells = ''] = line.split('|').map((part) => part.trim())
      const said = cells.split(/\s+/)
      const each = heads.map((short, nth) => {
        const [role, word] = [columns[short], words.find((one) => one === said[nth])]
        if (!role || !word) throw new Error(`${kind}: ${short} says ${said[nth]}.`)
        return [role, word] as const
      })
      return [kind, new Map(each)]
    }),
  )
}

const rows = read()
export const kinds: readonly string[] = [...rows.keys()]

/** What somebody sees of a kind of record. */
export function wordOf(kind: string, role: Role): Word {
  const row = rows.get(kind)
  if (!row) throw new Error(`${kind} is no row of the matrix.`)
  const word = row.get(role)
  if (word) return word
  if (kind === 'society' || kind === 'signing in') return 'all'
  if (kind === 'open groups') return 'open'
  const opened = Object.entries(byAddress).find(([holder]) => holder === role)?.[1] ?? []
  return opened.includes(kind) ? 'part' : '·'
}

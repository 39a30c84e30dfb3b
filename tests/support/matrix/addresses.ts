import type pg from 'pg'

// Which addresses there are is read from the product itself; what stands in them is taken from a whole group.

/** Addresses that a page has a link or a form to, as they were mounted; without those of machines. */
export function mounted(
  { routes }: { routes: readonly { method: string; path: string }[] },
  method: 'GET' | 'POST',
): string[] {
  const found = routes.filter((route) => route.method === method && !route.path.endsWith('*'))
  return [...new Set(found.map(({ path }) => path))].filter((path) => !ofMachines.includes(path)).sort()
}

/** Of machines, not of people. */
const ofMachines = ['/healthz', '/readyz', '/metrics']

/** Pages that a whole group does not bring about, and why. */
export const unreached: Record<string, string> = {
  '/fliers/:code': 'No edition of the flier has been printed.',
  '/groups/:id/money/books/exports/:exportId': 'What was taken out is gone.',
  '/groups/:id/newcomers/:questionId': 'The one question is answered.',
  '/groups/:id{[0-9a-f-]{36}}/co-leaders/:person{[0-9a-f-]{36}}': 'Nobody is to be found in the register.',
  '/groups/:id{[0-9a-f-]{36}}/essentials/:rule{[a-z0-9-]{1,60}}': 'None of them can be decided otherwise.',
  '/groups/:id{[0-9a-f-]{36}}/supervision/peers/:person{[0-9a-f-]{36}}': 'No peer group is to be found.',
  '/groups/:id{[0-9a-f-]{36}}/supervision/supervisors/:person{[0-9a-f-]{36}}':
    'No supervisor is to be found.',
  '/interviews/:id{[0-9a-f-]{36}}/room': 'The talk is over.',
  '/invitations/:id{[0-9a-f-]{36}}': 'Whoever was invited has no account.',
  '/invitations/:id{[0-9a-f-]{36}}/times': 'Whoever was invited has no account.',
  '/office/exports/:id': 'What was taken out is gone.',
  '/purses/:purseId/exports/:exportId': 'What was taken out is gone.',
  '/office/import/:id': 'The list is somebody else’s.',
  '/office/import/:id/columns': 'The list is somebody else’s.',
  '/register/supervision': 'Nobody of them looks for supervision.',
  '/register/supervision/peers/:person{[0-9a-f-]{36}}': 'No peer group is to be found.',
  '/register/supervision/supervisors/:person{[0-9a-f-]{36}}': 'No supervisor is to be found.',
  '/set-up/:token{[\\w-]{43}}': 'The society is founded.',
  '/sign-in/link/:token': 'Nobody has asked to sign in.',
}

/** Which table's ids stand behind a part of an address; behind two parts, where one alone does not say it. */
const idsBehind: Record<string, string> = {
  groups: 'balint_group',
  meetings: 'meeting',
  venues: 'venue',
  certificates: 'certificate',
  enquiries: 'enquiry',
  evaluations: 'evaluation',
  invoices: 'invoice',
  purses: 'purse',
  payer: 'party',
  members: 'membership',
  applicants: 'application',
  questions: 'application_question',
  'cards/questions': 'card_question',
  webhooks: 'purse',
  newcomers: 'newcomer_question',
  organisations: 'organisation',
  letters: 'organisation',
  asks: 'outreach_ask',
  circulars: 'circular',
  sources: 'source',
  texts: 'planning_text',
  rounds: 'planning_round',
  requests: 'contact_request',
  'your-data/requests': 'data_request',
  peers: 'peer_group',
  // The room behind such an address is of a supervision, or of peers.
  supervision: 'supervision peer_group',
  invitations: 'invitation',
  tasters: 'taster',
  regions: 'region',
  import: 'import_draft',
  criteria: 'criteria_set',
  messages: 'circle_message',
  reading: 'reading_item',
  rooms: 'room',
  entries: 'portfolio_entry',
  proofs: 'portfolio_proof',
  portfolios: 'portfolio',
  'handed-in': 'portfolio',
  'data-requests': 'data_request',
  reports: 'report_request',
  treasurers: 'treasurer',
  representatives: 'office',
  offices: 'office',
  'office/people': 'office',
  'days-off/pauses': 'group_pause',
  'days-off/leave': 'leader_leave',
  'home/away': 'office_absence',
  passkeys: 'passkey',
  sessions: 'session',
  holds: 'hold',
}

/** The same where the name of the part says more than what stands before it. */
const idsNamed: Record<string, string> = {
  groupId: 'balint_group',
  meetingId: 'meeting',
  venueId: 'venue',
  evaluationId: 'evaluation',
  membershipId: 'membership',
  applicationId: 'application',
  tieId: 'circle_tie',
  paymentId: 'payment',
  item: 'reading_item',
  requestId: 'contact_request',
  receiptId: 'receipt',
  sessionId: 'supervision_session',
  expenseId: 'expense',
  statementId: 'fee_statement',
  termsId: 'supervision_terms',
  pauseId: 'peer_group_pause',
}

/** Words that stand in an address where others have an id. */
const words: Record<string, readonly string[]> = {
  kind: ['first', 'reminder'],
  held: ['person'],
  deed: ['ground-rules'],
  question: ['where', 'first'],
  rule: ['room-for-all-dates'],
  role: ['member'],
  which: ['reminders'],
}

/** What may stand in the place of each part that varies. */
export interface Within {
  ids(table: string): readonly string[]
  people: readonly string[]
  /** Secret addresses by what stands before them: 'e', 'applications', 'calendar' … */
  tokens(before: string): readonly string[]
  /** Of certificates, portfolios and fliers. */
  codes: readonly string[]
}

export interface Filled {
  path: string
  /** What stands in it for what varies. */
  filled: string[]
}

/** Addresses of a route with what there is in the place of each part that varies; a handful at most. */
export function waysToFill(route: string, within: Within): Filled[] {
  let ways: Filled[] = [{ path: '', filled: [] }]
  let [farther, before] = ['', '']
  for (const part of partsOf(route)) {
    const values = part.startsWith(':') ? valuesOf(part, [farther, before], within) : [part]
    ways = ways.flatMap(({ path, filled }) =>
      values.map((value) => ({
        path: `${path}/${value}`,
        filled: part.startsWith(':') ? [...filled, value] : filled,
      })),
    )
    farther = before
    before = part
  }
  return ways.slice(0, 12).map(({ path, filled }) => ({ path: path || '/', filled }))
}

/** Between slashes, but for those within braces. */
export const partsOf = (route: string): string[] => route.match(/(?:[^/{]|\{(?:[^{}]|\{[^}]*\})*\})+/g) ?? []

function valuesOf(
  part: string,
  [farther, before]: readonly [string, string],
  within: Within,
): readonly string[] {
  const [, name = '', among] = /^:(\w+)(?:\{(.*)\})?$/.exec(part) ?? []
  if (among && /^(?:\(\?:)?[a-z|/-]+\)?$/.test(among)) return among.replace(/^\(\?:|\)$/g, '').split('|')
  if (name === 'token') return within.tokens(before)
  if (name === 'file') return within.tokens(before).map((token) => `${token}.ics`)
  if (name === 'code') return within.codes
  const byBoth = idsBehind[`${farther}/${before}`]
  if (byBoth) return within.ids(byBoth).slice(0, 3)
  if (words[name]) return words[name]
  if (name === 'person' || before === 'people') return within.people
  const table = idsNamed[name] ?? idsBehind[before]
  // Such an address is not reached, and its test says which.
  if (!table) return []
  return [
    ...table.split(' ').flatMap((each) => within.ids(each).slice(0, 3)),
    ...(before === 'invitations' ? within.ids('register_invitation') : []),
  ]
}

/** The ids of every table that has some, in their order. */
export async function idsByTable(owner: pg.Pool): Promise<Map<string, string[]>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'uuid'::regtype order by 1`,
  )
  const { rows } = await owner.query<{ name: string; id: string }>(
    tables.map(({ name }) => `select '${name}' as name, id from ${name}`).join(' union all ') +
      ' order by 1, 2',
  )
  const byTable = Map.groupBy(rows, ({ name }) => name)
  return new Map([...byTable].map(([name, found]) => [name, found.map(({ id }) => id)]))
}

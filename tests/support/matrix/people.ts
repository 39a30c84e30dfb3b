import { randomUUID } from 'node:crypto'
import { makeFormKey } from '../../../src/platform/web/form-key.ts'
import type { Circle } from '../circle.ts'
import { type Answer, type Client, clientOf } from '../client.ts'
import { type WholeGroup, writeWholeGroup } from '../whole-group.ts'
import { idsByTable, type Within } from './addresses.ts'

// The columns of the matrix: everybody of part d of the domain, each with a browser of their own. Two whole groups: one
// that is open, and one in planning, each the other's foreign group; the people of the one are put before the addresses
// and the rows of the other.

/** Whoever signs in. */
export const signedIn = [
  'administrator',
  'Council',
  'concerns officer',
  'representative',
  'leader',
  'co-leader since',
  'founder',
  'member',
  'fellow member',
  'treasurer',
  'member elsewhere',
  'supervisor',
  'peer',
  'somebody',
] as const

/** Whoever comes with a secret address, of the group that is open. */
export const holders = [
  'enquirer',
  'applicant',
  'guest',
  'payer',
  'invited leader',
  'invited to the register',
  'waiting',
  'organisation',
  'caretaker',
  'asker',
  "member's links",
] as const

export const roles = ['visitor', ...signedIn, ...holders] as const
export type Role = (typeof roles)[number]
export type SignedIn = (typeof signedIn)[number]
export type Holder = (typeof holders)[number]

/** Which of the two groups is theirs. */
export const homeOf = (role: Role): 'open' | 'planned' =>
  role === 'founder' || role === 'member elsewhere' ? 'planned' : 'open'

export interface Society {
  circle: Circle
  groups: Record<'open' | 'planned', WholeGroup & { within: Within; uuids: ReadonlySet<string> }>
  /** A concern about a group, which is nobody's but its officer's. */
  concern: { id: string; uuids: ReadonlySet<string> }
  personId(role: SignedIn): string
  /** The secret addresses of each. */
  tokens: Record<Holder, readonly string[]>
  client(role: 'visitor' | SignedIn): Client
  /** A form of theirs in which nothing is filled in. */
  post(role: 'visitor' | SignedIn, path: string): Promise<Answer>
}

export async function writeSociety(circle: Circle): Promise<Society> {
  const { owner } = circle
  const insert = async (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row)
    await owner.query(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, nth) => `$${nth + 1}`).join(', ')})`,
      Object.values(row),
    )
  }
  const person = async (name: string) => {
    const id = randomUUID()
    await insert('person', { id, name, email: `${id}@example.org` })
    return id
  }
  const [now, before] = ['2026-11-09T10:00:00Z', '2026-11-01T10:00:00Z']
  const ids = new Map<SignedIn, string>()
  for (const [role, kind] of [
    ['administrator', 'administrator'],
    ['Council', 'council'],
    // Of Council, too, in life; here with this office alone, to see what it opens.
    ['concerns officer', 'concerns-officer'],
  ] as const) {
    const id = await person(`the ${role}`)
    await insert('office', { id: randomUUID(), person_id: id, kind, since: now })
    ids.set(role, id)
  }
  ids.set('somebody', await person('somebody'))

  const seen = new Map<string, ReadonlySet<string>>()
  /** What has come since somebody looked last. */
  const whatIsNew = async (): Promise<Map<string, string[]>> => {
    const fresh = new Map<string, string[]>()
    for (const [table, all] of await idsByTable(owner)) {
      fresh.set(
        table,
        all.filter((id) => !seen.get(table)?.has(id)),
      )
      seen.set(table, new Set(all))
    }
    return fresh
  }
  await whatIsNew()

  const open = await writeWholeGroup(owner, 'open', { open: true })
  ids.set('leader', open.leaderId)
  ids.set('member', open.memberId)
  ids.set('representative', open.representativeId)
  ids.set('supervisor', open.supervisorId)
  const ofGroup = { group_id: open.groupId }
  const later = await person('the co-leader since')
  await insert('group_leader', { ...ofGroup, person_id: later, joined_at: now })
  ids.set('co-leader since', later)
  const memberCalled = async (name: string) => {
    const id = await person(name)
    await owner.query(
      `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
       select $1, $2, $3, $4, id from ground_rules where group_id = $2`,
      [randomUUID(), open.groupId, id, before],
    )
    return id
  }
  ids.set('fellow member', await memberCalled('the fellow member'))
  const treasurer = await memberCalled('the treasurer')
  await owner.query(
    `insert into treasurer (id, purse_id, person_id, since, given_by) select $1, id, $2, $3, $4 from purse where group_id = $5`,
    [randomUUID(), treasurer, before, open.leaderId, open.groupId],
  )
  ids.set('treasurer', treasurer)
  // A meeting from before the co-leader came, and what its leader thought of it.
  const held = randomUUID()
  await owner.query(
    `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
     select $1, group_id, id, 90, '2026-11-03T19:30:00Z', '2026-11-03T21:00:00Z', made_at from term where group_id = $2`,
    [held, open.groupId],
  )
  for (const table of ['debrief', 'debrief_held'])
    await owner.query(
      `update ${table} set meeting_id = $1 where meeting_id in (select id from meeting where group_id = $2)`,
      [held, open.groupId],
    )
  const peer = await person('the peer')
  await owner.query(
    `insert into peer_group_member (id, peer_group_id, person_id, joined_at)
     select $1, peer_group_id, $2, $3 from peer_group_member where person_id = $4`,
    [randomUUID(), peer, before, open.leaderId],
  )
  ids.set('peer', peer)
  const ofOpen = await whatIsNew()

  const planned = await writeWholeGroup(owner, 'planned')
  ids.set('founder', planned.leaderId)
  ids.set('member elsewhere', planned.memberId)
  const ofPlanned = await whatIsNew()

  const concern = randomUUID()
  const worried = randomUUID()
  await insert('correspondent', { id: worried, name: 'Oona', email: 'oona@example.org', met_at: now })
  await insert('enquiry', {
    id: concern,
    correspondent_id: worried,
    kind: 'concern',
    message: 'It worries me.',
    received_at: now,
    waiting_since: now,
  })
  await insert('enquiry_step', {
    id: randomUUID(),
    enquiry_id: concern,
    kind: 'noted',
    taken_at: now,
    taken_by: ids.get('concerns officer'),
    words: 'Rang.',
  })
  const ofConcern = await whatIsNew()

  const { rows: sources } = await owner.query('select code, group_id from source')
  const whole = (group: WholeGroup, own: Map<string, string[]>) => ({
    ...group,
    uuids: new Set([...own.values()].flat()),
    within: {
      ids: (table: string) => own.get(table) ?? [],
      people: [group.leaderId, group.memberId, group.supervisorId],
      tokens: () => [],
      codes: [
        group.tokens.certificate,
        group.portfolioCode,
        ...sources.filter(({ group_id: id }) => id === group.groupId).map(({ code }) => code),
      ],
    },
  })
  const { tokens } = open
  const personId = (role: SignedIn): string => {
    const id = ids.get(role)
    if (!id) throw new Error(`Nobody is the ${role}.`)
    return id
  }
  const clients = new Map<string, Client>([['visitor', await clientOf(circle)]])
  const sessions = new Map<string, string | null>()
  for (const role of signedIn) {
    const client = await clientOf(circle, personId(role))
    const { signedIn: session } = await circle.house.signIn.session(new Headers({ Cookie: client.cookies() }))
    clients.set(role, client)
    sessions.set(role, session?.sessionId ?? null)
  }
  const client = (role: 'visitor' | SignedIn): Client => {
    const one = clients.get(role)
    if (!one) throw new Error(`The ${role} has no browser.`)
    return one
  }
  return {
    circle,
    groups: { open: whole(open, ofOpen), planned: whole(planned, ofPlanned) },
    concern: { id: concern, uuids: new Set([...ofConcern.values()].flat()) },
    personId,
    tokens: {
      enquirer: [tokens.enquiry],
      applicant: [tokens.application],
      guest: [tokens.guest],
      payer: [tokens.payersInvoice],
      'invited leader': [tokens.invitation],
      'invited to the register': [tokens.registerInvitation],
      waiting: [tokens.waiting],
      organisation: [tokens.organisation],
      caretaker: [tokens.venueFeed],
      asker: [tokens.dataRequest],
      "member's links": [tokens.feed, tokens.apologies, tokens.roomPass],
    },
    client,
    post: (role, path) =>
      client(role).post(
        path,
        `${new URLSearchParams({ _key: makeFormKey(circle.secrets, sessions.get(role) ?? null) })}`,
        { 'Content-Type': 'application/x-www-form-urlencoded' },
      ),
  }
}

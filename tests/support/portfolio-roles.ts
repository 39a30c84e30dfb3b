import { randomUUID } from 'node:crypto'
import type { Circle } from './circle.ts'
import { type WholeGroup, writeWholeGroup } from './whole-group.ts'

// The leader is whose way to accreditation it is; one report about them is submitted, another lies half written, a third
// was declined. Another leader and another supervisor have all of this of their own.

export const everybody = [
  'leader',
  'supervisor',
  'council',
  'administrator',
  'representative',
  'member',
  'co-leader',
  'another leader',
  'another supervisor',
  'somebody',
  'visitor',
] as const
export type Who = (typeof everybody)[number]
export const signedIn = everybody.filter((who) => who !== 'visitor')

export interface PortfolioRoles {
  own: WholeGroup
  ids: Partial<Record<Who, string>>
  place: Record<
    'portfolio' | 'entry' | 'proof' | 'submitted' | 'open' | 'declined' | 'decision' | 'ending' | 'request',
    string
  >
}

/** @param lookFirst as those who are there before anything of the leader's is */
export async function portfolioRoles(
  circle: Circle,
  lookFirst?: (ids: PortfolioRoles['ids']) => Promise<void>,
): Promise<PortfolioRoles> {
  const ids: PortfolioRoles['ids'] = {}
  const insert = async (table: string, row: Record<string, unknown>) => {
    const id = randomUUID()
    const columns = Object.entries({ ...row, id })
    await circle.owner.query(
      `insert into ${table} (${columns.map(([name]) => name)}) values (${columns.map((_, nth) => `$${nth + 1}`)})`,
      columns.map(([, value]) => value),
    )
    return id
  }
  const person = (name: string) => insert('person', { name, email: `${name}@example.org` })
  const at = '2026-11-01T10:00:00Z'
  for (const kind of ['council', 'administrator'] as const) {
    const id = await person(kind)
    await insert('office', { person_id: id, kind, since: at })
    ids[kind] = id
  }
  const other = await writeWholeGroup(circle.owner, 'foreign')
  ids['another leader'] = other.leaderId
  ids['another supervisor'] = other.supervisorId
  ids.somebody = await person('somebody')
  ids['co-leader'] = await person('co-leader')
  await lookFirst?.(ids)

  const own = await writeWholeGroup(circle.owner, 'own')
  Object.assign(ids, {
    leader: own.leaderId,
    supervisor: own.supervisorId,
    representative: own.representativeId,
    member: own.memberId,
  })
  await circle.owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
    own.groupId,
    ids['co-leader'],
    '2026-11-05T10:00:00Z',
  ])
  const theirs = { person_id: own.leaderId }
  const one = async (table: string, which = 'true'): Promise<string> =>
    (await circle.owner.query(`select id from ${table} where person_id = $1 and ${which}`, [own.leaderId]))
      .rows[0].id
  const place = {
    portfolio: await one('portfolio'),
    entry: await one('portfolio_entry'),
    proof: await one('portfolio_proof'),
    submitted: await one('report_request', 'submitted_at is not null'),
    open: await one('report_request', 'submitted_at is null'),
    decision: await one('accreditation_decision'),
    request: await one('accreditation_request'),
    declined: await insert('report_request', {
      ...theirs,
      supervisor_id: own.supervisorId,
      asked_at: at,
      declined_at: at,
    }),
    ending: await insert('accreditation_decision', {
      ...theirs,
      state: 'accredited',
      since_on: '2022-02-02',
      until_on: '2027-02-01',
      decided_at: '2026-11-02T10:00:00Z',
    }),
  }
  return { own, ids, place }
}

import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export interface OpenGroup {
  id: string
  leaderIds: [string, string]
  rulesId: string
  /** null where nothing is agreed. */
  feeId: string | null
}

export interface OpenGroupWish {
  name?: string
  mode?: 'face-to-face' | 'online'
  mostMembers?: number
  open?: boolean
  fee?: boolean
  /** Weekday and hour are settled. */
  settled?: boolean
  currency?: 'GBP' | 'EUR'
  /** A meeting that a member misses is credited. */
  creditsMissed?: boolean
}

let count = 0

/** Two leaders with a group that is ready for applicants, written as the owner. */
export async function writeOpenGroup(owner: pg.Pool, wish: OpenGroupWish = {}): Promise<OpenGroup> {
  const {
    name = 'Leith Evening',
    mode = 'online',
    mostMembers = 8,
    open = true,
    fee = true,
    settled = true,
    currency = 'GBP',
    creditsMissed = false,
  } = wish
  count += 1
  const at = '2026-10-01T10:00:00Z'
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row)
    await owner.query(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, place) => `$${place + 1}`).join(', ')})`,
      Object.values(row),
    )
  }
  await owner.query(
    `insert into society (name, time_zone, currency, founded_at)
     values ('Society of tests', 'Europe/London', 'GBP', $1) on conflict do nothing`,
    [at],
  )
  const leader = async (who: string) => {
    const id = randomUUID()
    await insert('person', {
      id,
      name: who,
      email: `${who.split(' ')[0]}-${count}@example.org`.toLowerCase(),
    })
    return id
  }
  const leaderIds: [string, string] = [await leader('Ailsa Grant'), await leader('Tom Reid')]
  const id = randomUUID()
  await insert('balint_group', {
    id,
    name,
    founded_by: leaderIds[0],
    founded_at: at,
    mode,
    area: 'Leith',
    professions: ['GP'],
    aims: 'To think together about our work.',
    time_zone: 'Europe/London',
    currency,
    fewest_members: 2,
    most_members: mostMembers,
    weekday: settled ? 2 : null,
    start_time: settled ? '19:30' : null,
    every_weeks: 2,
    length_minutes: 90,
    opened_at: open ? at : null,
  })
  for (const personId of leaderIds) {
    await insert('group_leader', { group_id: id, person_id: personId, joined_at: at, named_publicly_at: at })
  }
  const rulesId = randomUUID()
  await insert('ground_rules', {
    id: rulesId,
    group_id: id,
    version: 1,
    body: 'What is said here stays here.\n\nWe come to every meeting.',
    written_by: leaderIds[0],
    written_at: at,
  })
  const feeId = fee ? randomUUID() : null
  if (feeId) {
    await insert('fee_agreement', {
      id: feeId,
      group_id: id,
      contribution_minor: 2000,
      currency,
      credits_missed: creditsMissed,
      paid_ahead: 'term',
      first_meeting_free: true,
      covers: 'Both leaders',
      agreed_by: leaderIds[0],
      agreed_at: at,
    })
  }
  return { id, leaderIds, rulesId, feeId }
}

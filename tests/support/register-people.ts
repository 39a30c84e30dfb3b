import { randomUUID } from 'node:crypto'
import { viewerOf } from '../../src/features/accounts/queries.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import type { Circle } from './circle.ts'

/** A society with two regions, a Council, and people who lead or supervise, written as the owner. */
export interface RegisterPeople {
  scotland: string
  midlands: string
  /** Makes somebody; the name's first word in lower case is their address. */
  person(name: string): Promise<string>
  office(personId: string, kind: string, regionId?: string): Promise<void>
  /** A group in planning that they lead. */
  group(leaderId: string, wish?: Record<string, unknown>): Promise<string>
  leader(personId: string, entry?: Record<string, unknown>): Promise<void>
  supervisor(personId: string, entry?: Record<string, unknown>, confirmed?: boolean): Promise<void>
  decision(personId: string, state: string, since?: string, until?: string | null): Promise<void>
  as<T>(personId: string, work: (db: ViewerDb) => Promise<T>): Promise<T>
}

export async function registerPeople(circle: Circle): Promise<RegisterPeople> {
  const at = circle.clock.now().toString()
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row)
    await circle.owner.query(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, place) => `$${place + 1}`).join(', ')})`,
      Object.values(row),
    )
  }
  await insert('society', {
    name: 'Balint Society of Tests',
    time_zone: 'Europe/London',
    currency: 'GBP',
    founded_at: at,
  })
  const [scotland, midlands] = [randomUUID(), randomUUID()]
  await insert('region', { id: scotland, name: 'Scotland', position: 1, added_at: at })
  await insert('region', { id: midlands, name: 'Midlands', position: 2, added_at: at })
  return {
    scotland,
    midlands,
    person: async (name) => {
      const id = randomUUID()
      const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`
      await insert('person', { id, name, email, email_verified: true })
      return id
    },
    office: (personId, kind, regionId) =>
      insert('office', {
        id: randomUUID(),
        person_id: personId,
        kind,
        region_id: regionId ?? null,
        since: at,
      }),
    group: async (leaderId, wish = {}) => {
      const id = randomUUID()
      await insert('balint_group', {
        id,
        name: 'Leith evening',
        founded_by: leaderId,
        founded_at: at,
        mode: 'face-to-face',
        region_id: scotland,
        area: 'Leith',
        professions: ['GP'],
        time_zone: 'Europe/London',
        currency: 'GBP',
        fewest_members: 6,
        most_members: 8,
        ...wish,
      })
      await insert('group_leader', { group_id: id, person_id: leaderId, joined_at: at })
      return id
    },
    leader: (personId, entry = {}) =>
      insert('leader_entry', {
        person_id: personId,
        profession: 'GP',
        group_member_experience: true,
        region_ids: [scotland],
        modes: ['face-to-face', 'online'],
        languages: ['English'],
        looking_for: 'group',
        findable_since: at,
        changed_at: at,
        ...entry,
      }),
    supervisor: async (personId, entry = {}, confirmed = true) => {
      await insert('supervisor_entry', {
        person_id: personId,
        offers: ['individual', 'pair'],
        places_free: 1,
        region_ids: [scotland],
        modes: ['face-to-face', 'online'],
        languages: ['English'],
        fee_minor: 5500,
        currency: 'GBP',
        findable_since: at,
        entered_at: at,
        changed_at: at,
        ...entry,
      })
      if (confirmed) {
        await insert('supervisor_confirmation', { id: randomUUID(), person_id: personId, confirmed_at: at })
      }
    },
    decision: (personId, state, since = '2024-01-01', until = null) =>
      insert('accreditation_decision', {
        id: randomUUID(),
        person_id: personId,
        state,
        since_on: since,
        until_on: until,
        decided_at: circle.clock.now().toString(),
      }),
    as: async (personId, work) =>
      circle.database.asViewer(
        await viewerOf(circle.database, { personId, name: '' }, circle.clock.now()),
        work,
      ),
  }
}

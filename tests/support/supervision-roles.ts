import { randomUUID } from 'node:crypto'
import { proposeTerms } from '../../src/features/supervision/commands/arrange.ts'
import type { Circle } from './circle.ts'
import { type RegisterPeople, registerPeople } from './register-people.ts'
import { askedAndAccepted, confirmedSession, done, supervised } from './supervision.ts'

// The supervisee is supervised alone, and sits among peers besides; they lead with the co-leader, who talks with another
// supervisor. The asker asks the peers for a chair, the member sits in the group.

export const roles = [
  'supervisee',
  'supervisor',
  'co-leader',
  'peer',
  'asker',
  'member',
  'another supervisor',
  'administrator',
  'Council',
  'representative',
  'somebody',
  'visitor',
] as const
export type Role = (typeof roles)[number]
export const signedIn = roles.filter((role) => role !== 'visitor')

export interface SupervisionRoles {
  people: RegisterPeople
  id(role: Role): string
  groupId: string
  supervisionId: string
  /** Agreed by both, and, proposed since, others. */
  terms: { agreed: string; proposed: string }
  peerGroupId: string
  /** Of the same two, who meet no more. */
  endedPeerGroupId: string
  /** That became the supervision, and the co-leader's, who has come to no terms yet. */
  requests: { agreed: string; inTalk: string }
  sessions: Record<'supervision' | 'peers', Record<SessionState, string>>
}

type SessionState = 'confirmed' | 'planned' | 'cancelled' | 'to-log' | 'logged' | 'disputed'
const at = '2026-10-20T10:00:00Z'

export async function supervisionRoles(circle: Circle): Promise<SupervisionRoles> {
  const people = await registerPeople(circle)
  const ids = new Map<Role, string>()
  for (const role of signedIn)
    ids.set(role, await people.person(role === 'another supervisor' ? 'Nobody Else' : `${role} Test`))
  const id = (role: Role): string => {
    const one = ids.get(role)
    if (!one) throw new Error(`Nobody is the ${role}.`)
    return one
  }
  const insert = (table: string, row: Record<string, unknown>) =>
    circle.owner.query(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, place) => `$${place + 1}`)})`,
      Object.values(row),
    )
  const one = async (query: string, value: string): Promise<string> =>
    (await circle.owner.query(query, [value])).rows[0].id

  await people.office(id('administrator'), 'administrator')
  await people.office(id('Council'), 'council')
  await people.office(id('representative'), 'representative', people.scotland)
  await people.supervisor(id('supervisor'), { places_free: 3 })
  await people.supervisor(id('another supervisor'))
  const groupId = await people.group(id('supervisee'))
  await insert('group_leader', { group_id: groupId, person_id: id('co-leader'), joined_at: at })
  const rulesId = randomUUID()
  await insert('ground_rules', {
    id: rulesId,
    group_id: groupId,
    version: 1,
    body: 'What is said here stays here.',
    written_by: id('supervisee'),
    written_at: at,
  })
  await insert('membership', {
    id: randomUUID(),
    group_id: groupId,
    person_id: id('member'),
    joined_at: at,
    agreed_ground_rules_id: rulesId,
  })

  const sides = [id('supervisee'), id('supervisor')] as const
  const supervisionId = await supervised(people, [sides[0]], groupId, sides[1], '2026-10-01')
  const agreed = await one('select id from supervision_terms where supervision_id = $1', supervisionId)
  const { termsId: proposed } = done(
    await people.as(id('supervisee'), (db) =>
      proposeTerms(db, supervisionId, {
        everyWeeks: 6,
        lengthMinutes: 60,
        mode: 'online',
        feeMinor: 6200,
        currency: 'GBP',
        beginsOn: Temporal.PlainDate.from('2027-01-01'),
      }),
    ),
  )
  const inTalk = await askedAndAccepted(
    people,
    id('co-leader'),
    groupId,
    id('another supervisor'),
    'individual',
  )

  const peers = async (name: string, endedAt: string | null) => {
    const peerGroupId = randomUUID()
    await insert('peer_group', {
      id: peerGroupId,
      name,
      every_weeks: 6,
      mode: 'online',
      places_free: 1,
      kept_by: id('peer'),
      made_at: '2026-09-01T10:00:00Z',
      changed_at: at,
      ended_at: endedAt,
    })
    for (const role of ['peer', 'supervisee'] as const)
      await insert('peer_group_member', {
        id: randomUUID(),
        peer_group_id: peerGroupId,
        person_id: id(role),
        joined_at: '2026-09-01T10:00:00Z',
        left_at: endedAt,
      })
    return peerGroupId
  }
  const endedPeerGroupId = await peers('Tweed peers', at)
  const peerGroupId = await peers('Forth peers', null)
  await insert('peer_group_pause', {
    id: randomUUID(),
    peer_group_id: peerGroupId,
    first_on: '2026-12-20',
    last_on: '2027-01-03',
    noted_at: at,
  })
  const chairId = randomUUID()
  await insert('contact_request', {
    id: chairId,
    kind: 'peer-group',
    asked_by: id('asker'),
    peer_group_id: peerGroupId,
    message: 'Is a chair free among you?',
    asked_at: at,
    expires_at: '2036-11-01T10:00:00Z',
  })
  await insert('peer_agreement', { request_id: chairId, person_id: id('supervisee'), agreed_at: at })

  /** One in each state, an hour each from six o'clock on. */
  const inEachState = async (
    whose: { supervision_id: string } | { peer_group_id: string },
    [by, other]: readonly [string, string],
    day: number,
    confirmed: string,
  ) => {
    const session = async (on: string, row: Record<string, unknown> = {}) => {
      const sessionId = randomUUID()
      await insert('supervision_session', {
        id: sessionId,
        ...whose,
        starts_at: `${on}T18:00:00Z`,
        length_minutes: 60,
        mode: 'online',
        made_at: at,
        changed_at: at,
        ...row,
      })
      return sessionId
    }
    const logged = { logged_at: '2026-11-09T10:00:00Z', logged_by: by }
    return {
      confirmed,
      planned: await session(`2026-12-0${day}`),
      cancelled: await session(`2027-01-1${day}`, { cancelled_at: at }),
      'to-log': await session(`2026-11-0${day + 2}`),
      logged: await session(`2026-11-0${day + 4}`, logged),
      disputed: await session(`2026-10-2${day}`, {
        ...logged,
        disputed_at: '2026-11-09T11:00:00Z',
        disputed_by: other,
        disputed_what: 'length',
      }),
    }
  }
  const among = [id('peer'), id('supervisee')] as const
  const confirmed = {
    supervision: await confirmedSession(people, sides, { supervisionId }, '2026-11-02T18:00:00Z', [sides[0]]),
    peers: await confirmedSession(people, among, { peerGroupId }, '2026-11-03T20:00:00Z', among),
  }
  return {
    people,
    id,
    groupId,
    supervisionId,
    terms: { agreed, proposed },
    peerGroupId,
    endedPeerGroupId,
    requests: {
      agreed: await one('select contact_request_id as id from supervision where id = $1', supervisionId),
      inTalk,
    },
    sessions: {
      supervision: await inEachState(
        { supervision_id: supervisionId },
        [sides[1], sides[0]],
        1,
        confirmed.supervision,
      ),
      peers: await inEachState({ peer_group_id: peerGroupId }, among, 2, confirmed.peers),
    },
  }
}

import { type Selectable, sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { DB } from '../../../platform/database/schema.ts'
import type { Accreditation } from '../../../shared/accreditation.ts'
import type { Currency } from '../../../shared/money.ts'
import type { Group } from '../../groups/queries/group.ts'
import { type GroupNeeds, type Matched, rankLeaders } from '../rules/co-leader-match.ts'
import { meetingsLed } from '../rules/experience.ts'
import { rankPeerGroups, rankSupervisors, type SupervisionNeeds } from '../rules/supervision-match.ts'
import { asModes, asOffers, type Entry, type Mode, type Offer, saidOfThemselves } from './entries.ts'

/** So many are shown: whoever is not among them would not be asked. */
export const SHOWN = 24

/** A leader who agreed to be found, as a founder reads them. */
export interface FoundLeader extends Omit<Entry, 'findableSince'> {
  personId: string
  name: string
  accreditation: Accreditation
  accreditedUntilOn: Temporal.PlainDate | null
  meetingsLed: number
}

interface LeaderRow extends Omit<Selectable<DB['leader_entry']>, 'findable_since'> {
  name: string
  accreditation: Accreditation
  accredited_until_on: Temporal.PlainDate | null
}

/** Leaders for a group that one leads, ordered by what it lacks. The database gives a bounded pool of fresh entries. */
export async function leadersFor(db: ViewerDb, group: Group): Promise<Matched<FoundLeader>[]> {
  const found = await findableLeaders(db, group.id, null)
  return rankLeaders(await needsOf(db, group), found).slice(0, SHOWN)
}

/** One of them; undefined when they are not found any more. */
export async function findableLeader(
  db: ViewerDb,
  groupId: string,
  personId: string,
): Promise<FoundLeader | undefined> {
  return (await findableLeaders(db, groupId, personId))[0]
}

async function findableLeaders(db: ViewerDb, groupId: string, only: string | null): Promise<FoundLeader[]> {
  const { rows } = await sql<LeaderRow>`
    select * from findable_leaders(${groupId}::uuid, ${only}::uuid)`.execute(db)
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    ...saidOfThemselves(row),
    accreditation: row.accreditation,
    accreditedUntilOn: row.accredited_until_on,
    meetingsLed: meetingsLed({ sessionsLed: row.sessions_led, sessionsCoLed: row.sessions_co_led }),
  }))
}

/** What the group has and lacks, as its leaders may know it. */
export async function needsOf(db: ViewerDb, group: Group): Promise<GroupNeeds> {
  const { rows } = await sql<{
    languages: string[]
    members_profession: string | null
    offers_second_seat: boolean
    leaders: { accreditation: Accreditation; psychodynamicTraining: boolean; profession: string | null }[]
  }>`
    select g.languages, exists (select from second_seat s where s.group_id = g.id) as offers_second_seat,
      (select a.profession from membership m join application a on a.id = m.application_id
        where m.group_id = g.id and m.left_at is null
        group by a.profession order by count(*) desc, a.profession limit 1) as members_profession,
      coalesce((select jsonb_agg(jsonb_build_object('accreditation', s.state,
          'psychodynamicTraining', coalesce(e.psychodynamic_training, false), 'profession', e.profession))
        from group_leader l left join leader_entry e on e.person_id = l.person_id
        cross join lateral accreditation_at(l.person_id, society_today()) s
        where l.group_id = g.id and l.left_at is null), '[]') as leaders
    from balint_group g where g.id = ${group.id}`.execute(db)
  const [row] = rows
  const [only] = group.professions
  return {
    mode: group.mode,
    regionId: group.regionId,
    regionName: group.regionName,
    languages: row?.languages ?? [],
    offersSecondSeat: row?.offers_second_seat ?? false,
    membersProfession: row?.members_profession ?? (group.professions.length === 1 ? (only ?? null) : null),
    leaders: row?.leaders ?? [],
  }
}

export interface FoundSupervisor {
  personId: string
  name: string
  profession: string | null
  offers: Offer[]
  placesFree: number
  regionIds: string[]
  modes: Mode[]
  languages: string[]
  feeMinor: number | null
  currency: Currency
  about: string | null
  changedAt: Temporal.Instant
  accreditation: Accreditation
  psychodynamicTraining: boolean
}

export interface FoundPeerGroup {
  id: string
  name: string
  everyWeeks: number
  mode: Mode
  regionId: string | null
  languages: string[]
  placesFree: number
  about: string | null
  changedAt: Temporal.Instant
  members: number
}

/** Where somebody looks for supervision: near a group they lead, or near where the society introduced them. */
export type Near = Pick<SupervisionNeeds, 'mode' | 'regionId' | 'regionName' | 'languages' | 'leaders'>

export async function supervisionFor(
  db: ViewerDb,
  near: Near,
): Promise<{ supervisors: Matched<FoundSupervisor>[]; peerGroups: Matched<FoundPeerGroup>[] }> {
  const supervisors = await findableSupervisors(db, near, null)
  const peerGroups = await findablePeerGroups(db, near, null)
  return {
    supervisors: rankSupervisors(near, supervisors).slice(0, SHOWN),
    peerGroups: rankPeerGroups(near, peerGroups).slice(0, SHOWN),
  }
}

export async function findableSupervisor(
  db: ViewerDb,
  personId: string,
): Promise<FoundSupervisor | undefined> {
  return (await findableSupervisors(db, { mode: null, regionId: null }, personId))[0]
}

export async function findablePeerGroup(db: ViewerDb, id: string): Promise<FoundPeerGroup | undefined> {
  return (await findablePeerGroups(db, { mode: null, regionId: null }, id))[0]
}

async function findableSupervisors(
  db: ViewerDb,
  { mode, regionId }: Pick<Near, 'mode' | 'regionId'>,
  only: string | null,
): Promise<FoundSupervisor[]> {
  // Supervision online is near everywhere: a group that meets in a room finds those who work online as well.
  const how = mode === 'face-to-face' ? null : mode
  const { rows } = await sql<
    Omit<FoundSupervisor, 'offers' | 'modes'> & { offers: string[]; modes: string[] }
  >`select person_id as "personId", name, profession, offers, places_free as "placesFree", region_ids as "regionIds",
      modes, languages, fee_minor as "feeMinor", currency, about, changed_at as "changedAt", accreditation,
      psychodynamic_training as "psychodynamicTraining"
    from findable_supervisors(${regionId}::uuid, ${how}::text, ${only}::uuid)`.execute(db)
  return rows.map((row) => ({ ...row, offers: asOffers(row.offers), modes: asModes(row.modes) }))
}

async function findablePeerGroups(
  db: ViewerDb,
  { mode, regionId }: Pick<Near, 'mode' | 'regionId'>,
  only: string | null,
): Promise<FoundPeerGroup[]> {
  const how = mode === 'face-to-face' ? null : mode
  const { rows } = await sql<FoundPeerGroup>`
    select id, name, every_weeks as "everyWeeks", mode, region_id as "regionId", languages, places_free as "placesFree",
      about, changed_at as "changedAt", members
    from findable_peer_groups(${regionId}::uuid, ${how}::text, ${only}::uuid)`.execute(db)
  return rows
}

/** The leaders of a group, as those who look for supervision. */
export async function nearGroup(db: ViewerDb, group: Group): Promise<Near> {
  const { languages, leaders } = await needsOf(db, group)
  return {
    mode: group.mode,
    regionId: group.regionId,
    regionName: group.regionName,
    languages,
    leaders: leaders.length,
  }
}

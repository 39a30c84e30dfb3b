import { type Selectable, sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { DB } from '../../../platform/database/schema.ts'
import { found } from '../../../platform/errors.ts'
import type { Currency } from '../../../shared/money.ts'
import { professions } from '../../../shared/professions.ts'
import type { Experience } from '../rules/experience.ts'

export type Mode = 'face-to-face' | 'online'
export type LookingFor = 'group' | 'co-leader' | 'second-seat' | 'nothing'

/** What a leader says of themselves; null where they said nothing. */
export interface Entry extends Experience {
  profession: string | null
  psychodynamicTraining: boolean
  training: string | null
  regionIds: string[]
  modes: Mode[]
  languages: string[]
  lookingFor: LookingFor
  about: string | null
  findableSince: Temporal.Instant | null
  changedAt: Temporal.Instant
}

/** One's own, a co-leader's, or whosever the reader may know; undefined when there is none in their sight. */
export async function entryOf(db: Db, personId: string): Promise<Entry | undefined> {
  const row = await db
    .selectFrom('leader_entry')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row && { ...saidOfThemselves(row), findableSince: row.findable_since }
}

/** What a leader's entry says, of whichever query read it. */
export const saidOfThemselves = (
  row: Omit<Selectable<DB['leader_entry']>, 'person_id' | 'findable_since'>,
): Omit<Entry, 'findableSince'> => ({
  profession: row.profession,
  groupMemberExperience: row.group_member_experience,
  memberSessions: row.member_sessions,
  memberYears: row.member_years,
  memberWeekends: row.member_weekends,
  sessionsLed: row.sessions_led,
  sessionsCoLed: row.sessions_co_led,
  leadingYears: row.leading_years,
  psychodynamicTraining: row.psychodynamic_training,
  training: row.training,
  regionIds: row.region_ids,
  modes: asModes(row.modes),
  languages: row.languages,
  lookingFor: row.looking_for,
  about: row.about,
  changedAt: row.changed_at,
})

export const asModes = (texts: readonly string[]): Mode[] =>
  (['face-to-face', 'online'] as const).filter((mode) => texts.includes(mode))

type Known = Pick<
  Entry,
  'profession' | 'psychodynamicTraining' | 'groupMemberExperience' | 'regionIds' | 'modes'
>

/** What is known of the viewer already, from their profile, their groups and their enquiry, to begin an entry with. */
export async function knownOfViewer(db: ViewerDb): Promise<Known> {
  const personId = found(db.viewer.personId)
  const { rows } = await sql<{
    profession: string | null
    psychodynamic: boolean
    was_member: boolean
    region_ids: string[]
    modes: string[]
  }>`
    with said as (select details from enquiry
      where id in (select register_enquiry_ids()) and kind = 'become-leader' order by received_at desc limit 1)
    select coalesce((select profession from profile where person_id = ${personId}),
        (select details ->> 'profession' from said)) as profession,
      coalesce((select details -> 'psychodynamic' = 'true' from said), false) as psychodynamic,
      coalesce((select details ->> 'experience' in ('some', 'long') from said), false) as was_member,
      array(select region_id from balint_group where id in (select led_group_ids()) and region_id is not null
        union select region_id from enquiry where id in (select register_enquiry_ids()) and region_id is not null
        union select region_id from supervisor_entry, unnest(region_ids) as region_id where person_id = ${personId}) as region_ids,
      array(select distinct mode from balint_group where id in (select led_group_ids())) as modes`.execute(db)
  const [row] = rows
  const profession = professions.find((each) => each.toLowerCase() === row?.profession?.toLowerCase())
  return {
    profession: profession ?? null,
    psychodynamicTraining: row?.psychodynamic ?? false,
    groupMemberExperience: row?.was_member ?? false,
    regionIds: row?.region_ids ?? [],
    modes: asModes(row?.modes ?? []),
  }
}

export type Offer = 'individual' | 'pair' | 'peer'

export interface SupervisorEntry {
  offers: Offer[]
  placesFree: number
  regionIds: string[]
  modes: Mode[]
  languages: string[]
  /** For an hour; null: to be agreed. */
  feeMinor: number | null
  currency: Currency
  about: string | null
  findableSince: Temporal.Instant | null
  /** Since when the Council lets them be found; null: not yet, or no more. */
  confirmedAt: Temporal.Instant | null
}

export async function supervisorEntryOf(db: Db, personId: string): Promise<SupervisorEntry | undefined> {
  const row = await db
    .selectFrom('supervisor_entry as s')
    .leftJoin('supervisor_confirmation as c', (join) =>
      join.onRef('c.person_id', '=', 's.person_id').on('c.ended_at', 'is', null),
    )
    .selectAll('s')
    .select('c.confirmed_at')
    .where('s.person_id', '=', personId)
    .executeTakeFirst()
  return (
    row && {
      offers: asOffers(row.offers),
      placesFree: row.places_free,
      regionIds: row.region_ids,
      modes: asModes(row.modes),
      languages: row.languages,
      feeMinor: row.fee_minor,
      currency: row.currency,
      about: row.about,
      findableSince: row.findable_since,
      confirmedAt: row.confirmed_at,
    }
  )
}

export const asOffers = (texts: readonly string[]): Offer[] =>
  (['individual', 'pair', 'peer'] as const).filter((offer) => texts.includes(offer))

export interface OwnPeerGroup {
  id: string
  name: string
  everyWeeks: number
  mode: Mode
  regionId: string | null
  languages: string[]
  placesFree: number
  about: string | null
  listedSince: Temporal.Instant | null
  keptByViewer: boolean
  members: { personId: string; name: string; isKeeper: boolean }[]
}

/** The peer groups the viewer sits in, with who else does. */
export async function ownPeerGroups(db: ViewerDb): Promise<OwnPeerGroup[]> {
  const groups = await db
    .selectFrom('peer_group')
    .selectAll()
    .where('id', 'in', sql<string>`(select peer_group_ids())`)
    .where('ended_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  if (groups.length === 0) return []
  const members = await db
    .selectFrom('peer_group_member')
    .innerJoin('person', 'person.id', 'peer_group_member.person_id')
    .select(['peer_group_id', 'person_id', 'person.name'])
    .where(
      'peer_group_id',
      'in',
      groups.map(({ id }) => id),
    )
    .where('left_at', 'is', null)
    .orderBy('joined_at')
    .execute()
  return groups.map((group) => ({
    id: group.id,
    name: group.name,
    everyWeeks: group.every_weeks,
    mode: group.mode,
    regionId: group.region_id,
    languages: group.languages,
    placesFree: group.places_free,
    about: group.about,
    listedSince: group.listed_since,
    keptByViewer: group.kept_by === db.viewer.personId,
    members: members
      .filter(({ peer_group_id }) => peer_group_id === group.id)
      .map(({ person_id, name }) => ({ personId: person_id, name, isKeeper: person_id === group.kept_by })),
  }))
}

export async function nameOf(db: Db, personId: string): Promise<string | undefined> {
  return (await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst())?.name
}

/** Whether the viewer has an entry of their own, as a leader or as a supervisor, or keeps company with peers. */
export async function isInRegister(db: ViewerDb): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from leader_entry where person_id = ${db.viewer.personId})
      or exists (select from supervisor_entry where person_id = ${db.viewer.personId})
      or exists (select from peer_group_ids())
      or exists (select from register_invitation where accepted_by = ${db.viewer.personId}) as there`.execute(
    db,
  )
  return rows[0]?.there ?? false
}

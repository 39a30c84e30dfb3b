import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Accreditation } from '../../../shared/accreditation.ts'
import type { Cursor } from '../../../shared/cursor.ts'
import { leafOf } from '../../../shared/cursor.ts'
import type { Currency } from '../../../shared/money.ts'
import { plainWords } from '../../../shared/plain-words.ts'
import { canReadRegister } from '../policy.ts'
import { asModes, asOffers, type LookingFor, type Mode, type Offer } from './entries.ts'

export const ENTRIES_A_PAGE = 30

export interface ListWish {
  /** Beginnings of names, in any order. */
  name?: string | undefined
  region?: string | undefined
  state?: Accreditation | undefined
  after?: Cursor | undefined
}

export interface LeaderLine {
  personId: string
  name: string
  profession: string | null
  state: Accreditation
  sinceOn: Temporal.PlainDate | null
  untilOn: Temporal.PlainDate | null
  regionIds: string[]
  modes: Mode[]
  lookingFor: LookingFor
  isFindable: boolean
  changedAt: Temporal.Instant
}

export interface Listed<Line> {
  lines: Line[]
  next: Cursor | null
}

const MOST_WORDS = 5

/**
 * Whose name has a word that begins with each of those typed. As a list: joined instead, PostgreSQL reads the whole register,
 * since it takes a search by name to find far more than it does.
 */
const called = (name: string) =>
  sql<boolean>`${sql.join(
    plainWords(name)
      .slice(0, MOST_WORDS)
      .map(
        (word) =>
          sql`e.person_id = any (array(select person_id from register_word where word >= ${word} and word < ${`${word}\u{10ffff}`}))`,
      ),
    sql` and `,
  )}`

const isCalled = (name: string | undefined): name is string =>
  name !== undefined && plainWords(name).length > 0

/**
 * The register's leaders, the entry changed last first: all of them for the Council and the administrators, those of
 * their regions who agreed for representatives.
 */
export async function leadersInRegister(
  db: ViewerDb,
  { name, region, state, after }: ListWish,
): Promise<Listed<LeaderLine>> {
  // In their order first: what the Council decided, and names, are looked up for those on the page alone.
  const inOrder = db
    .selectFrom('leader_entry as e')
    .select(['e.person_id', 'e.profession', 'e.region_ids', 'e.modes', 'e.looking_for', 'e.findable_since'])
    .select('e.changed_at')
    .$if(isCalled(name), (query) => query.where(called(name ?? '')))
    .$if(region !== undefined, (query) => query.where(sql<boolean>`e.region_ids @> array[${region}::uuid]`))
    .$if(!canReadRegister(db.viewer), (query) =>
      query
        .where('e.findable_since', 'is not', null)
        .where(sql<boolean>`e.region_ids && ${db.viewer.regionIds}::uuid[]`),
    )
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(e.changed_at, e.person_id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('e.changed_at', 'desc')
    .orderBy('e.person_id', 'desc')
    .$if(state === undefined, (query) => query.limit(ENTRIES_A_PAGE + 1))
  const rows = await db
    .selectFrom(inOrder.as('e'))
    .innerJoin('person', 'person.id', 'e.person_id')
    .innerJoinLateral(
      sql<AccreditationRow>`(select * from accreditation_at(e.person_id, society_today()))`.as('a'),
      (join) => join.onTrue(),
    )
    .select(['e.person_id', 'person.name', 'e.profession', 'e.region_ids', 'e.modes', 'e.looking_for'])
    .select(['e.findable_since', 'e.changed_at', 'a.state', 'a.since_on', 'a.until_on'])
    .$if(state !== undefined, (query) => query.where('a.state', '=', state ?? 'none'))
    .orderBy('e.changed_at', 'desc')
    .orderBy('e.person_id', 'desc')
    .limit(ENTRIES_A_PAGE + 1)
    .execute()
  return leafOf(
    rows,
    ENTRIES_A_PAGE,
    (row) => ({
      personId: row.person_id,
      name: row.name,
      profession: row.profession,
      state: row.state,
      sinceOn: row.since_on,
      untilOn: row.until_on,
      regionIds: row.region_ids,
      modes: asModes(row.modes),
      lookingFor: row.looking_for,
      isFindable: row.findable_since !== null,
      changedAt: row.changed_at,
    }),
    ({ changedAt, personId }) => ({ at: changedAt, id: personId }),
  )
}

interface AccreditationRow {
  state: Accreditation
  since_on: Temporal.PlainDate | null
  until_on: Temporal.PlainDate | null
}

export interface SupervisorLine {
  personId: string
  name: string
  offers: Offer[]
  placesFree: number
  regionIds: string[]
  modes: Mode[]
  feeMinor: number | null
  currency: Currency
  isFindable: boolean
  isConfirmed: boolean
  changedAt: Temporal.Instant
}

export async function supervisorsInRegister(
  db: ViewerDb,
  { name, region, after }: ListWish,
): Promise<Listed<SupervisorLine>> {
  const rows = await db
    .selectFrom('supervisor_entry as e')
    .innerJoin('person', 'person.id', 'e.person_id')
    .select(['e.person_id', 'person.name', 'e.offers', 'e.places_free', 'e.region_ids', 'e.modes'])
    .select(['e.fee_minor', 'e.currency', 'e.findable_since', 'e.changed_at'])
    .select(sql<boolean>`supervisor_is_confirmed(e.person_id)`.as('is_confirmed'))
    .$if(!canReadRegister(db.viewer), (query) =>
      query
        .where('e.findable_since', 'is not', null)
        .where(sql<boolean>`e.region_ids && ${db.viewer.regionIds}::uuid[]`),
    )
    .$if(isCalled(name), (query) => query.where(called(name ?? '')))
    .$if(region !== undefined, (query) => query.where(sql<boolean>`e.region_ids @> array[${region}::uuid]`))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(e.changed_at, e.person_id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('e.changed_at', 'desc')
    .orderBy('e.person_id', 'desc')
    .limit(ENTRIES_A_PAGE + 1)
    .execute()
  return leafOf(
    rows,
    ENTRIES_A_PAGE,
    (row) => ({
      personId: row.person_id,
      name: row.name,
      offers: asOffers(row.offers),
      placesFree: row.places_free,
      regionIds: row.region_ids,
      modes: asModes(row.modes),
      feeMinor: row.fee_minor,
      currency: row.currency,
      isFindable: row.findable_since !== null,
      isConfirmed: row.is_confirmed,
      changedAt: row.changed_at,
    }),
    ({ changedAt, personId }) => ({ at: changedAt, id: personId }),
  )
}

export interface PeerGroupLine {
  id: string
  name: string
  everyWeeks: number
  mode: Mode
  regionName: string | null
  placesFree: number
  keeper: string | null
  isListed: boolean
  changedAt: Temporal.Instant
}

export async function peerGroupsInRegister(
  db: ViewerDb,
  { region, after }: ListWish,
): Promise<Listed<PeerGroupLine>> {
  const rows = await db
    .selectFrom('peer_group as g')
    .leftJoin('person', 'person.id', 'g.kept_by')
    .leftJoin('region', 'region.id', 'g.region_id')
    .select(['g.id', 'g.name', 'g.every_weeks', 'g.mode', 'g.places_free', 'g.listed_since', 'g.changed_at'])
    .select(['person.name as keeper', 'region.name as region_name'])
    .where('g.ended_at', 'is', null)
    .$if(!canReadRegister(db.viewer), (query) =>
      query
        .where('g.listed_since', 'is not', null)
        .where(sql<boolean>`g.region_id = any (${db.viewer.regionIds}::uuid[])`),
    )
    .$if(region !== undefined, (query) => query.where('g.region_id', '=', region ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(g.changed_at, g.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('g.changed_at', 'desc')
    .orderBy('g.id', 'desc')
    .limit(ENTRIES_A_PAGE + 1)
    .execute()
  return leafOf(
    rows,
    ENTRIES_A_PAGE,
    (row) => ({
      id: row.id,
      name: row.name,
      everyWeeks: row.every_weeks,
      mode: row.mode,
      regionName: row.region_name,
      placesFree: row.places_free,
      keeper: row.keeper,
      isListed: row.listed_since !== null,
      changedAt: row.changed_at,
    }),
    ({ changedAt, id }) => ({ at: changedAt, id }),
  )
}

export interface WaitingForCouncil {
  requests: {
    personId: string
    name: string
    asksFor: 'working-towards' | 'accredited'
    sinceOn: Temporal.PlainDate | null
    askedAt: Temporal.Instant
  }[]
  supervisors: { personId: string; name: string; enteredAt: Temporal.Instant }[]
}

/** What the Council has to decide, whoever waits longest first. */
export async function waitingForCouncil(db: ViewerDb): Promise<WaitingForCouncil> {
  const requests = await db
    .selectFrom('accreditation_request as r')
    .innerJoin('person', 'person.id', 'r.person_id')
    .select(['r.person_id as personId', 'person.name', 'r.asks_for as asksFor', 'r.since_on as sinceOn'])
    .select('r.asked_at as askedAt')
    .where('r.withdrawn_at', 'is', null)
    .where('r.answered_at', 'is', null)
    .orderBy('r.asked_at')
    .limit(50)
    .execute()
  const supervisors = await db
    .selectFrom('supervisor_entry as s')
    .innerJoin('person', 'person.id', 's.person_id')
    .select(['s.person_id as personId', 'person.name', 's.entered_at as enteredAt'])
    .where('s.findable_since', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('supervisor_confirmation as c')
            .select('c.id')
            .whereRef('c.person_id', '=', 's.person_id'),
        ),
      ),
    )
    .orderBy('s.entered_at')
    .limit(50)
    .execute()
  return { requests, supervisors }
}

/** How many wait for the Council: for the tab and for home. */
export async function countWaitingForCouncil(db: ViewerDb): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from accreditation_request where withdrawn_at is null and answered_at is null)::int
      + (select count(*) from supervisor_entry s where s.findable_since is not null and not exists
        (select from supervisor_confirmation c where c.person_id = s.person_id))::int as count`.execute(db)
  return rows[0]?.count ?? 0
}

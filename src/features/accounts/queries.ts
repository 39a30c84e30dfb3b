import { sql } from 'kysely'
import type { SignedIn } from '../../platform/auth/sign-in.ts'
import type { Database, Db, ViewerDb } from '../../platform/database/database.ts'
import type { DB as Schema } from '../../platform/database/schema.ts'
import type { Viewer } from '../../shared/viewer.ts'
import type { SignInEvent } from './rules/event-words.ts'

/**
 * The person with the offices they hold now, in one round trip: it is asked for every request. The name comes from
 * the session, since reading it again would weigh every rule about whose names are shown. Without a word of a second step
 * we vouch for them.
 */
export async function viewerOf(
  { signIn }: Pick<Database, 'signIn'>,
  { personId, name, secondStepAt }: Pick<SignedIn, 'personId' | 'name'> & Partial<SignedIn>,
  now: Temporal.Instant,
): Promise<Viewer> {
  const { rows: offices } = await sql<OfficeHeld>`
    select kind, region_id from office
    where person_id = ${personId} and kind <> 'representative' and until is null
    union all
    select 'representative', region_id
    from regions_taken_by(${personId}, (${now}::timestamptz at time zone
      coalesce((select time_zone from society), 'Europe/London'))::date) as region_id
    union all
    select 'waits', null where ${secondStepAt === null} and second_step_due(${personId}) <= ${now}::timestamptz`.execute(
    signIn,
  )
  const officesWait = offices.some(({ kind }) => kind === 'waits')
  const holds = (which: OfficeHeld['kind']) => !officesWait && offices.some(({ kind }) => kind === which)
  return {
    personId,
    name,
    administrator: holds('administrator'),
    council: holds('council'),
    concernsOfficer: holds('concerns-officer'),
    regionIds: offices.flatMap(({ region_id }) => region_id ?? []),
    officesWait,
  }
}

interface OfficeHeld {
  kind: Schema['office']['kind'] | 'waits'
  region_id: string | null
}

export interface Profile {
  name: string
  phone: string | null
  /** Since when guests of a taster and applicants may ring, too; null: they may not. */
  phoneForGuestsSince: Temporal.Instant | null
  profession: string | null
  timeZone: string | null
}

export async function profileOf(db: ViewerDb, personId: string): Promise<Profile | undefined> {
  const row = await db
    .selectFrom('person')
    .leftJoin('profile', 'profile.person_id', 'person.id')
    .select(['person.name', 'profile.phone', 'profile.profession', 'profile.time_zone'])
    .select('profile.phone_for_guests_since')
    .where('person.id', '=', personId)
    .executeTakeFirst()
  return (
    row && {
      name: row.name,
      phone: row.phone,
      phoneForGuestsSince: row.phone_for_guests_since,
      profession: row.profession,
      timeZone: row.time_zone,
    }
  )
}

/** Until when the viewer's offices let them set up a second way to sign in; null: nothing has to be set up. */
export async function secondWayDue(
  db: ViewerDb,
): Promise<{ until: Temporal.Instant; isOver: boolean } | null> {
  const { rows } = await sql<{
    due: Temporal.Instant | null
  }>`select own_second_step_due() as due`.execute(db)
  const until = rows[0]?.due ?? null
  if (until === null) return null
  const isOver = db.viewer.officesWait
  // Somebody we vouch for is asked for nothing, whenever it was due.
  return isOver || Temporal.Instant.compare(db.now, until) < 0 ? { until, isOver } : null
}

export interface KeptSignInEvent extends SignInEvent {
  id: string
  at: Temporal.Instant
}

const events = (db: Db) =>
  db
    .selectFrom('sign_in_event')
    .select(['id', 'kind', 'word', 'user_agent as userAgent', 'happened_at as at'])

/** One's own: nobody else sees it. */
export const signInEvent = (db: Db, id: string): Promise<KeptSignInEvent | undefined> =>
  events(db).where('id', '=', id).executeTakeFirst()

export const signInEvents = (db: ViewerDb, most = 10): Promise<KeptSignInEvent[]> =>
  events(db)
    .where('person_id', '=', db.viewer.personId)
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

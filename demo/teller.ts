import { sql } from 'kysely'
import { viewerOf } from '../src/features/accounts/queries.ts'
import type { HolderDb, ViewerDb } from '../src/platform/database/database.ts'
import type { House } from '../src/platform/web/context.ts'
import { isRefusal, type Refusal } from '../src/shared/refusal.ts'
import { visitor } from '../src/shared/viewer.ts'

/** Somebody of the story; they exist once they have done something. */
export interface Somebody {
  name: string
  email: string
}

/** Everything in the demo is done by the product's own commands, as somebody, at some time. */
export interface Teller {
  /** When the demo is started. */
  now: Temporal.Instant
  /** So many days ago, at an hour in London; negative days are to come. */
  ago(days: number, at?: string): Temporal.Instant
  /** The day so many days ago, in London. */
  dayAgo(days: number): Temporal.PlainDate
  as<T>(personId: string | null, when: Temporal.Instant, work: (db: ViewerDb) => Promise<T>): Promise<Done<T>>
  holding<T>(token: string, when: Temporal.Instant, work: (db: HolderDb) => Promise<T>): Promise<Done<T>>
  /** The token behind the newest email about something: what the recipient found in their mailbox. */
  tokenSentAbout(id: string): Promise<string>
  /** The token behind the newest email to somebody without an account. */
  tokenSentTo(email: string): Promise<string>
  /** The account that belongs to the address a token was sent to; made if there is none. */
  accountOf(token: string, when: Temporal.Instant): Promise<string>
}

export type Done<T> = Exclude<T, Refusal>

export function openTeller(house: House): Teller {
  const { database, secrets } = house
  const now = house.clock()
  const today = now.toZonedDateTimeISO('Europe/London').toPlainDate()
  const dayAgo = (days: number) => today.subtract({ days })
  const letters = () =>
    database.jobs
      .selectFrom('email')
      .innerJoin('correspondent', 'correspondent.id', 'email.correspondent_id')
      .select('secret_address_id')
      .where('secret_address_id', 'is not', null)
      .orderBy('queued_at', 'desc')
      .limit(1)
  return {
    now,
    dayAgo,
    ago: (days, at = '10:00') =>
      dayAgo(days).toZonedDateTime({ timeZone: 'Europe/London', plainTime: at }).toInstant(),
    as: async (personId, when, work) => {
      const viewer = personId === null ? visitor : await viewerOf(database, { personId, name: '' }, when)
      return told(await database.asViewer(viewer, work, { now: when }))
    },
    holding: async (token, when, work) => told(await database.asHolder(token, work, { now: when })),
    tokenSentAbout: async (id) => {
      const email = await letters().where('about_id', '=', id).executeTakeFirstOrThrow()
      return secrets.token(email.secret_address_id ?? '')
    },
    tokenSentTo: async (address) => {
      const email = await letters().where('correspondent.email', '=', address).executeTakeFirstOrThrow()
      return secrets.token(email.secret_address_id ?? '')
    },
    accountOf: (token, when) =>
      database.asHolder(
        token,
        async (db) => {
          const { rows } = await sql<{ id: string }>`select person_id as id from person_for_holder()`.execute(
            db,
          )
          const [person] = rows
          if (!person) throw new Error('The story holds an address that does not open.')
          return person.id
        },
        { now: when },
      ),
  }
}

/** A story in which a command refuses is told wrongly. */
function told<T>(outcome: T): Done<T> {
  if (isRefusal(outcome)) throw new Error(`The story was refused: ${JSON.stringify(outcome)}`)
  return outcome as Done<T>
}

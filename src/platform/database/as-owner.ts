import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB as Schema } from './schema.ts'
import { TemporalClient, temporalTypes } from './temporal.ts'

/** The database's owner, whom no policy binds: for whoever runs the server and sits at its command line. */
export type OwnerDb = Transaction<Schema> & { readonly now: Temporal.Instant }

/** One transaction of the owner's. */
export async function asOwner<T>(
  ownerUrl: string,
  now: Temporal.Instant,
  work: (db: OwnerDb) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: 1,
    types: temporalTypes,
    Client: TemporalClient,
    application_name: 'balint-circle command line',
  })
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await kysely.transaction().execute((db) => work(Object.assign(db, { now })))
  } finally {
    await kysely.destroy()
  }
}

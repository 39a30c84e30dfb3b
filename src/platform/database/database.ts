import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { isRefusal, refuse } from '../../shared/refusal.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { network } from '../network.ts'
import { type Secrets, sha256 } from '../secrets.ts'
import type { Graveyard } from './graveyard.ts'
import { type Hearing, type Listener, listen } from './listener.ts'
import { PLANNED_ONCE, PlannedOnceDialect } from './planned-once.ts'
import { loginName, type NarrowRole } from './roles.ts'
import type { DB as Schema } from './schema.ts'
import { TemporalClient, temporalTypes } from './temporal.ts'
import { keepBuried } from './tombstones.ts'
import { sayUnreachable } from './unreachable.ts'

/** One transaction as somebody: row-level security decides which rows exist in it. */
export type Db = Transaction<Schema> & {
  readonly now: Temporal.Instant
  readonly secrets: Secrets
  /** Where it is written who was erased; null where there are no backups. Jobs have none at hand (tombstones.ts). */
  readonly graveyard?: Graveyard | null
}
/** As a person signed in, or as a visitor. */
export type ViewerDb = Db & { readonly viewer: Viewer }
/** As whoever holds a secret address. */
export type HolderDb = Db & { readonly holding: true }

export interface Moment {
  /** What the transaction takes for now; the clock's, unless a test or the demo says otherwise. */
  now?: Temporal.Instant
  /** Nothing may be written: for pages. */
  readOnly?: boolean
  /** The form being posted, so that it counts once. */
  formKey?: string
  /** The network address it comes from; only its HMAC reaches the database, for the limits. */
  client?: string
}

/**
 * The work is done again from its beginning when PostgreSQL chose it to break a knot of two that wait for each other: what
 * it does outside the transaction must be the same done twice (docs/decisions/0039).
 */
export interface Database {
  asViewer<T>(viewer: Viewer, work: (db: ViewerDb) => Promise<T>, moment?: Moment): Promise<T>
  asHolder<T>(token: string, work: (db: HolderDb) => Promise<T>, moment?: Moment): Promise<T>
  /** Only for Better Auth and what surrounds it. */
  signIn: Kysely<Schema>
  /** Only for the queue and the outbox. */
  jobs: Kysely<Schema>
  jobsPool: pg.Pool
  /** Only for the lines into rooms, as their keeper. */
  rooms: Kysely<Schema>
  asRoomKeeper<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Hears what the database tells on these channels, for as long as it is wanted. */
  listen(hearing: Hearing): Listener
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Where the database is; user and password are those of the narrow logins. */
  url: string
  secrets: Secrets
  loginPrefix?: string
  clock?: () => Temporal.Instant
  connections?: Partial<Record<NarrowRole, number>>
  /** Beside the backups; null where there are none. */
  graveyard?: Graveyard | null
  onIdleFault?: (fault: Error) => void
  /** Somebody was erased, and the list beside the backups could not be written: a job tries again. */
  onUnkept?: (fault: unknown) => void
}

export function openDatabase(options: DatabaseOptions): Database {
  const clock = options.clock ?? (() => Temporal.Now.instant())
  const graveyard = options.graveyard ?? null
  const pools = {
    viewer: openPool(options, 'viewer', 10),
    holder: openPool(options, 'holder', 4),
    signin: openPool(options, 'signin', 4),
    jobs: openPool(options, 'jobs', 8),
    room: openPool(options, 'room', 6),
  }
  const as = (pool: pg.Pool) => new Kysely<Schema>({ dialect: new PlannedOnceDialect({ pool }) })
  const viewers = as(pools.viewer)
  const holders = as(pools.holder)
  const rooms = as(pools.room)

  const viewerSettings = (viewer: Viewer, { client }: Moment) => ({
    'circle.person_id': viewer.personId ?? '',
    'circle.offices_wait': viewer.officesWait ? 'yes' : '',
    'circle.client_hash': client ? options.secrets.derive(`client:${network(client)}`).toString('hex') : '',
  })

  /** What was buried is in the list before anybody is told that it was done. */
  const afterwards = (db: object) => {
    try {
      keepBuried(db, graveyard)
    } catch (fault) {
      options.onUnkept?.(fault)
    }
  }
  return {
    asViewer: (viewer, work, moment = {}) =>
      transact(
        viewers,
        moment,
        moment.now ?? clock(),
        viewerSettings(viewer, moment),
        (db) => work(Object.assign(db, { viewer, secrets: options.secrets, graveyard })),
        afterwards,
      ),
    asHolder: (token, work, moment = {}) =>
      transact(
        holders,
        moment,
        moment.now ?? clock(),
        { 'circle.token_hash': sha256(token).toString('hex') },
        (db) => work(Object.assign(db, { holding: true as const, secrets: options.secrets, graveyard })),
        afterwards,
      ),
    signIn: as(pools.signin),
    jobs: as(pools.jobs),
    jobsPool: pools.jobs,
    rooms,
    asRoomKeeper: (work) =>
      transact(rooms, {}, clock(), {}, (db) => work(Object.assign(db, { secrets: options.secrets }))),
    listen: (hearing) => listen(() => new pg.Client(connectionOf(options, 'room')), hearing),
    close: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.end()))
    },
  }
}

/** Carries a refusal out of a transaction that is to leave no trace. */
class Undo extends Error {
  readonly outcome: unknown
  constructor(outcome: unknown) {
    super('undone')
    this.outcome = outcome
  }
}

/** What the database alone can say for sure: that a room or a leader is taken at that hour. */
const clashes: Readonly<Record<string, 'venue-taken' | 'leader-elsewhere'>> = {
  venue_in_two_meetings: 'venue-taken',
  leader_in_two_meetings: 'leader-elsewhere',
}
const EXCLUSION_VIOLATION = '23P01'

function clashIn(fault: unknown) {
  if (!(fault instanceof pg.DatabaseError) || fault.code !== EXCLUSION_VIOLATION) return undefined
  return clashes[fault.constraint ?? '']
}

const FORBIDDEN = '42501'

/** Row-level security, a grant or a guard has said no. */
export const isPermissionFault = (fault: unknown): boolean =>
  fault instanceof pg.DatabaseError && fault.code === FORBIDDEN

/** Two that wait for each other, or read what the other wrote: nothing is wrong with either, and alone each can be done. */
const IN_EACH_OTHERS_WAY = new Set(['40P01', '40001'])
const TRIES = 4
const PAUSE_MS = 40

const wasInTheWay = (fault: unknown): boolean =>
  fault instanceof pg.DatabaseError && IN_EACH_OTHERS_WAY.has(fault.code ?? '')

/** A transaction that PostgreSQL broke off because of another one left no trace: it is tried again, a few times. */
async function transact<T>(...wish: Parameters<typeof transactOnce<T>>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await transactOnce(...wish)
    } catch (fault) {
      if (tries === TRIES || !wasInTheWay(fault)) throw fault
      // Not both at the same moment again.
      await pause(Math.random() * PAUSE_MS * tries)
    }
  }
}

async function transactOnce<T>(
  kysely: Kysely<Schema>,
  moment: Moment,
  now: Temporal.Instant,
  who: Record<string, string>,
  work: (db: Transaction<Schema> & { now: Temporal.Instant }) => Promise<T>,
  afterwards: (db: object) => void = () => {},
): Promise<T> {
  const settings = { ...who, 'circle.now': now.toString(), 'circle.form_key': moment.formKey ?? '' }
  const begin = moment.readOnly ? kysely.transaction().setAccessMode('read only') : kysely.transaction()
  try {
    let committed: object | null = null
    const outcome = await begin.execute(async (db) => {
      committed = db
      const each = Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`)
      await sql`select ${sql.join(each)}`.execute(db)
      const outcome = await work(Object.assign(db, { now }))
      if (isRefusal(outcome)) throw new Undo(outcome)
      return outcome
    })
    if (committed) afterwards(committed)
    return outcome
  } catch (fault) {
    if (fault instanceof Undo) return fault.outcome as T
    const clash = clashIn(fault)
    if (clash) return refuse(clash) as T
    throw fault
  }
}

function connectionOf(options: DatabaseOptions, role: NarrowRole): pg.ClientConfig {
  const url = new URL(options.url)
  // Jobs ask for long lists, too, and nobody waits for their plan.
  if (role !== 'jobs') {
    const asked = url.searchParams.get('options')
    url.searchParams.set('options', asked ? `${asked} ${PLANNED_ONCE}` : PLANNED_ONCE)
  }
  const login = loginName(options.loginPrefix ?? decodeURIComponent(url.pathname.slice(1)), role)
  url.username = encodeURIComponent(login)
  url.password = encodeURIComponent(options.secrets.rolePassword(login))
  return { connectionString: url.href, application_name: `balint-circle ${role}` }
}

function openPool(options: DatabaseOptions, role: NarrowRole, most: number): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOf(options, role),
    max: options.connections?.[role] ?? most,
    types: temporalTypes,
    Client: TemporalClient,
    // What a page asks for at once (Promise.all) is on its way at once: one journey there and back instead of one each.
    pipeline: true,
    // Whoever waits for a page is told soon. A job can wait.
    connectionTimeoutMillis: role === 'jobs' ? 60_000 : 5_000,
  })
  // A connection that PostgreSQL ended while idle is replaced at the next query.
  pool.on('error', (fault) => options.onIdleFault?.(fault))
  // One that ends in use fails its query, and says so here as well: unheard, that would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  if (role === 'jobs') sayUnreachable(pool)
  return pool
}

import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { openSignIn } from '../../src/platform/auth/sign-in.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts'
import { openSecrets } from '../../src/platform/secrets.ts'

/** A fictional society of any size on the embedded PostgreSQL, set up as in production (fsync and all). */
export interface Society {
  secret: string
  dataDir: string
  /** Changes when PostgreSQL is started again. */
  ownerUrl(): string
  /** PostgreSQL's process. */
  postmaster(): Promise<number>
  /** Writes further groups until there are so many. */
  growTo(groups: number): Promise<void>
  /** Open groups from all over the society, the same number whatever its size. */
  samples(): Promise<Sample[]>
  /** A session cookie for each of these people, as the server at this address knows them. */
  cookiesOf(personIds: readonly string[], baseUrl: string): Promise<string[]>
  /** Of its database on the disk. */
  bytes(): Promise<number>
  /** Starts PostgreSQL again with further settings; an empty text takes them away. */
  restart(settings: string): Promise<void>
  close(): Promise<void>
}

/** A group and people who look at it, or after it. */
export interface Sample {
  groupId: string
  regionId: string
  leader: string
  member: string
  representative: string
  administrator: string
  /** The member's calendar feed. */
  feedToken: string
}

const SAMPLES = 40
/** Groups written in one transaction: triggers look each row of it up, and were made for a group at a time. */
const AT_ONCE = 250

const quiet = pino({ level: 'silent' })

const here = join(import.meta.dirname, '..', '..')

/** @param clone whose migrations and society are taken: this one, or what an earlier version had */
export async function foundSociety(clone = here): Promise<Society> {
  const dataDir = await mkdtemp(join(tmpdir(), 'balint-circle-bench-'))
  // PostgreSQL, which root runs as another user, has to pass through.
  await chmod(dataDir, 0o711)
  const secret = randomBytes(32).toString('base64url')
  const secrets = openSecrets(secret)
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, secret, log: quiet })
  /** A file of statements, all or nothing; $NAMES in it are numbers of ours. */
  const runFile = async (owner: pg.Client, file: string, numbers: Record<string, number> = {}) => {
    const text = await readFile(join(clone, 'bench', 'society', file), 'utf8')
    const sql = text.replaceAll(/\$([A-Z]+)/g, (_, name: string) => String(numbers[name]))
    await owner.query(`begin; ${sql}; commit`)
  }
  const close = async () => {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
    await rm(`${dataDir}.key`, { force: true })
  }
  try {
    await migrate(postgres.ownerUrl, { secrets, folder: join(clone, 'migrations') })
    await asOwner(postgres, (owner) => runFile(owner, 'found.sql'))
  } catch (fault) {
    await close()
    throw fault
  }
  let size = 0
  return {
    secret,
    dataDir,
    ownerUrl: () => postgres.ownerUrl,
    postmaster: async () =>
      Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10),
    growTo: async (groups) => {
      await asOwner(postgres, async (owner) => {
        for (let first = size + 1; first <= groups; first += AT_ONCE) {
          const last = Math.min(first + AT_ONCE - 1, groups)
          await runFile(owner, 'groups.sql', { FIRST: first, LAST: last })
          // What is written next is looked up in tables that are larger than PostgreSQL has counted.
          await owner.query('analyze')
        }
        // As the hourly jobs will have done,
        await owner.query('select settle_numbers(60), settle_counts(), settle_directory()')
        // and as autovacuum will have done by the time anybody looks.
        await owner.query('vacuum analyze')
      })
      size = groups
    },
    samples: () =>
      asOwner(postgres, async (owner) => {
        const { rows } = await owner.query<Sample>(sampled)
        return rows
      }),
    cookiesOf: async (personIds, baseUrl) => {
      const database = openDatabase({ url: postgres.ownerUrl, secrets })
      const signIn = openSignIn({ database, secrets, baseUrl })
      const made = await Promise.all(personIds.map((personId) => signIn.begin(personId, new Headers())))
      await database.close()
      return made.map((cookies) => cookies.map((cookie) => cookie.split(';')[0]).join('; '))
    },
    bytes: () =>
      asOwner(postgres, async (owner) => {
        const { rows } = await owner.query('select pg_database_size(current_database())::float8 as bytes')
        return rows[0].bytes
      }),
    restart: async (settings) => {
      await postgres.stop()
      await writeFile(join(dataDir, 'postgres-local.conf'), settings)
      postgres = await startEmbeddedPostgres({ dataDir, secret, log: quiet })
    },
    close,
  }
}

// A group's first member is number 12 times the group's, plus one: groups.sql says so, and how a feed's token is made.
const sampled = `
  select g.id as "groupId", g.region_id as "regionId", g.founded_by as leader, m.person_id as member,
    (select person_id from office where region_id = g.region_id) as representative,
    (select person_id from office where kind = 'administrator' limit 1) as administrator,
    rpad('bench-feed-' || substr(p.name, 7, position(' ' in p.name) - 7) || '-', 43, 'x') as "feedToken"
  from balint_group g
  join lateral (select person_id from membership where group_id = g.id order by id limit 1) m on true
  join person p on p.id = m.person_id
  where opened_at is not null order by md5(g.id::text) limit ${SAMPLES}`

async function asOwner<T>(postgres: EmbeddedPostgres, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: postgres.ownerUrl })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

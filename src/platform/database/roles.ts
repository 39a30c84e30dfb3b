import pg from 'pg'
import type { Secrets } from '../secrets.ts'

/** Who reads and writes. None owns a table; there is no pool that may do everything. */
export const narrowRoles = ['viewer', 'holder', 'signin', 'jobs', 'room'] as const
export type NarrowRole = (typeof narrowRoles)[number]

/** Group roles belong to the whole PostgreSQL cluster; policies name them, nobody logs in as them. */
export async function makeGroupRoles(owner: pg.Client): Promise<void> {
  for (const role of narrowRoles) {
    const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [`circle_${role}`])
    if (!rowCount) await owner.query(`create role circle_${role} nologin`)
  }
}

/** Nobody's query or forgotten transaction keeps the others waiting. */
const patience = { statement_timeout: '15s', lock_timeout: '10s', idle_in_transaction_session_timeout: '30s' }

/**
 * A small society is read as a large one: a table of a few pages would be read whole and each row put before its
 * policies, which costs far more than the pages do (docs/decisions/0008).
 */
const readingHabits = { enable_seqscan: 'off' }

/**
 * Logins of this database, one for each group role. The password follows from the installation's secret, so
 * that several processes agree on it without telling each other.
 * @param prefix begins each login's name; the database's own name, unless tests share logins between clones.
 */
export async function makeLogins(owner: pg.Client, secrets: Secrets, prefix: string): Promise<void> {
  const { rows } = await owner.query<{ database: string }>('select current_database() as database')
  const database = pg.escapeIdentifier(rows[0]?.database ?? '')
  await owner.query(`revoke connect, temporary on database ${database} from public`)
  for (const role of narrowRoles) {
    const login = loginName(prefix, role)
    const name = pg.escapeIdentifier(login)
    const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [login])
    if (!rowCount) await owner.query(`create role ${name} login`)
    await owner.query(`alter role ${name} password ${pg.escapeLiteral(secrets.rolePassword(login))}`)
    for (const [setting, value] of Object.entries({ ...patience, ...readingHabits })) {
      await owner.query(`alter role ${name} set ${setting} = '${value}'`)
    }
    await owner.query(`grant circle_${role} to ${name}`)
    await owner.query(`grant connect on database ${database} to ${name}`)
  }
}

export const loginName = (prefix: string, role: NarrowRole): string => `${prefix}_login_${role}`

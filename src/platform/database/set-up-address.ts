import pg from 'pg'
import { newId } from '../../shared/ids.ts'
import { type Secrets, sha256 } from '../secrets.ts'

const VALID_HOURS = 24

/**
 * Makes the address behind which the first administrator founds the society; an older one no longer opens.
 * Only the database's owner can: as long as there is no society, nobody else may do anything.
 * @returns its token, or null once there is a society
 */
export async function makeSetUpAddress(
  ownerUrl: string,
  secrets: Secrets,
  now: Temporal.Instant,
): Promise<string | null> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('begin')
    // Processes that start together take turns: the last one's address is the one that opens.
    await owner.query(`select pg_advisory_xact_lock(hashtext('balint-circle set-up'))`)
    const { rowCount } = await owner.query('select from society')
    const token = rowCount === 0 ? await replaceAddress(owner, secrets, now) : null
    await owner.query('commit')
    return token
  } finally {
    await owner.end()
  }
}

async function replaceAddress(owner: pg.Client, secrets: Secrets, now: Temporal.Instant): Promise<string> {
  await owner.query(
    `update secret_address set replaced_at = $1 where purpose = 'set-up' and replaced_at is null`,
    [now.toString()],
  )
  const id = newId()
  const token = secrets.token(id)
  await owner.query(
    `insert into secret_address (id, purpose, token_hash, made_at, expires_at) values ($1, 'set-up', $2, $3, $4)`,
    [id, sha256(token), now.toString(), now.add({ hours: VALID_HOURS }).toString()],
  )
  return token
}

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { SeatedGroup } from './circle-of.ts'

export interface Purse {
  id: string
  /** The parties of the group's members, in their order. */
  parties: string[]
}

/** A group's purse with a party for each member, written as the owner. */
export async function writePurse(owner: pg.Pool, group: SeatedGroup, at: string): Promise<Purse> {
  const id = randomUUID()
  await owner.query(`insert into purse (id, group_id, currency, opened_at) values ($1, $2, 'GBP', $3)`, [
    id,
    group.id,
    at,
  ])
  const parties: string[] = []
  for (const { personId } of group.members) {
    const partyId = randomUUID()
    parties.push(partyId)
    await owner.query(`insert into party (id, purse_id, kind, opened_at) values ($1, $2, 'person', $3)`, [
      partyId,
      id,
      at,
    ])
    await owner.query('insert into party_identity (party_id, purse_id, person_id) values ($1, $2, $3)', [
      partyId,
      id,
      personId,
    ])
  }
  return { id, parties }
}

/** A practice that pays for members; it has no account. Answers its party. */
export async function writePayer(owner: pg.Pool, purse: Purse, name: string, at: string): Promise<string> {
  const id = randomUUID()
  await owner.query(`insert into party (id, purse_id, kind, opened_at) values ($1, $2, 'payer', $3)`, [
    id,
    purse.id,
    at,
  ])
  await owner.query('insert into party_identity (party_id, purse_id, name, email) values ($1, $2, $3, $4)', [
    id,
    purse.id,
    name,
    'practice@example.org',
  ])
  return id
}

/** The address that a payer was written to; answers what opens it. */
export async function writePayerAddress(owner: pg.Pool, invoiceId: string, at: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await owner.query(
    `insert into secret_address (id, purpose, subject_id, token_hash, made_at, expires_at)
     values ($1, 'payer-invoice', $2, $3, $4, $4::timestamptz + interval '1 year')`,
    [randomUUID(), invoiceId, createHash('sha256').update(token).digest(), at],
  )
  return token
}

let count = 0

/** An invoice of one line that nobody has paid yet, written as the owner. */
export async function writeOwedInvoice(
  owner: pg.Pool,
  purse: Purse,
  {
    member = 0,
    minor = 12_000,
    on,
    debtor,
  }: { member?: number; minor?: number; on: string; debtor?: string },
): Promise<string> {
  count += 1
  const [invoiceId, entryId, party] = [randomUUID(), randomUUID(), debtor ?? purse.parties[member]]
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(
      `insert into journal_entry (id, purse_id, kind, booked_on, entered_at, postings) values ($1, $2, 'invoice', $3::text::date, $3::text::timestamptz, 2)`,
      [entryId, purse.id, on],
    )
    await client.query(
      `insert into posting (entry_id, purse_id, position, account, party_id, invoice_id, amount_minor)
       values ($1, $2, 0, 'members', $3, $4, $5::bigint), ($1, $2, 1, 'contributions', null, null, -$5::bigint)`,
      [entryId, purse.id, party, invoiceId, minor],
    )
    await client.query(
      `insert into invoice (id, purse_id, reference, debtor_id, member_id, from_on, to_on, issued_on, issued_at, due_on,
         currency, total_minor, entry_id)
       values ($1, $2, $3, $4, $8, $5::text::date, $5::text::date, $5::text::date, $5::text::timestamptz, $5::text::date, 'GBP', $6, $7)`,
      [
        invoiceId,
        purse.id,
        `RF18TEST${String(count).padStart(6, '0')}`,
        party,
        on,
        minor,
        entryId,
        purse.parties[member],
      ],
    )
    await client.query(
      `insert into invoice_line (invoice_id, purse_id, position, kind, words, amount_minor) values ($1, $2, 0, 'other', 'A term', $3)`,
      [invoiceId, purse.id, minor],
    )
    await client.query(
      'insert into instalment (invoice_id, purse_id, position, due_on, amount_minor) values ($1, $2, 1, $3::text::date, $4)',
      [invoiceId, purse.id, on, minor],
    )
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw fault
  } finally {
    client.release()
  }
  return invoiceId
}

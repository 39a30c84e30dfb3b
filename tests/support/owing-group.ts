import { randomUUID } from 'node:crypto'
import { invoiceReference, purseLetters } from '../../src/features/invoices/rules/reference.ts'
import type { Circle } from './circle.ts'
import { type Seated, type SeatedGroup, writeSeatedGroup } from './circle-of.ts'

export interface Owed {
  invoiceId: string
  /** '2026-0001' */
  number: string
  reference: string
  partyId: string
  personId: string
  name: string
}

export interface OwingGroup extends SeatedGroup {
  purseId: string
  /** One for each member, of £120. */
  owed: [Owed, Owed, Owed, ...Owed[]]
}

export const OWED_MINOR = 12_000

/** A group whose members have each been asked for £120, written as the owner. */
export async function writeOwingGroup(
  circle: Pick<Circle, 'owner' | 'clock'>,
  {
    members = 3,
    meetings = 0,
    name = 'Leith Evening',
  }: { members?: number; meetings?: number; name?: string } = {},
): Promise<OwingGroup> {
  const group = await writeSeatedGroup(circle, { members, meetings, name })
  const purseId = randomUUID()
  const at = circle.clock.now().toString()
  await circle.owner.query('insert into purse (id, group_id, currency, opened_at) values ($1, $2, $3, $4)', [
    purseId,
    group.id,
    'GBP',
    at,
  ])
  const owed: Owed[] = []
  for (const [place, member] of group.members.entries())
    owed.push(await writeInvoice(circle, { purseId, member, number: place + 1, by: group.leaderIds[0] }))
  return { ...group, purseId, owed: owed as OwingGroup['owed'] }
}

/** An invoice with the party who owes it, as their own transactions would have written them. */
export async function writeInvoice(
  circle: Pick<Circle, 'owner' | 'clock'>,
  {
    purseId,
    member,
    number,
    by,
    minor = OWED_MINOR,
    dueOn,
    partyId: known,
  }: {
    purseId: string
    member: Pick<Seated, 'personId' | 'name'>
    number: number
    by: string
    minor?: number
    dueOn?: string
    partyId?: string
  },
): Promise<Owed> {
  const [partyId, entryId, invoiceId] = [known ?? randomUUID(), randomUUID(), randomUUID()]
  const now = circle.clock.now()
  const today = now.toZonedDateTimeISO('Europe/London').toPlainDate()
  const reference = invoiceReference({ letters: purseLetters(purseId), year: today.year, number })
  const client = await circle.owner.connect()
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row)
    await client.query(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, place) => `$${place + 1}`).join(', ')})`,
      Object.values(row),
    )
  }
  try {
    await client.query('begin')
    if (!known) {
      await insert('party', { id: partyId, purse_id: purseId, kind: 'person', opened_at: now.toString() })
      await insert('party_identity', { party_id: partyId, purse_id: purseId, person_id: member.personId })
    }
    const inPurse = { purse_id: purseId }
    await insert('journal_entry', {
      ...inPurse,
      id: entryId,
      kind: 'invoice',
      booked_on: today.toString(),
      entered_at: now.toString(),
      entered_by: by,
      postings: 2,
    })
    await insert('posting', {
      ...inPurse,
      entry_id: entryId,
      position: 0,
      account: 'members',
      party_id: partyId,
      invoice_id: invoiceId,
      amount_minor: minor,
    })
    await insert('posting', {
      ...inPurse,
      entry_id: entryId,
      position: 1,
      account: 'contributions',
      amount_minor: -minor,
    })
    await insert('invoice', {
      ...inPurse,
      id: invoiceId,
      reference,
      debtor_id: partyId,
      member_id: partyId,
      from_on: today.toString(),
      to_on: today.add({ months: 3 }).toString(),
      issued_on: today.toString(),
      issued_at: now.toString(),
      due_on: dueOn ?? today.add({ days: 14 }).toString(),
      currency: 'GBP',
      total_minor: minor,
      entry_id: entryId,
      issued_by: by,
    })
    await insert('invoice_line', {
      ...inPurse,
      invoice_id: invoiceId,
      position: 0,
      kind: 'other',
      words: 'A term of meetings',
      amount_minor: minor,
    })
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw fault
  } finally {
    client.release()
  }
  const { rows } = await circle.owner.query('select year, number from invoice where id = $1', [invoiceId])
  return {
    invoiceId,
    number: `${rows[0].year}-${String(rows[0].number).padStart(4, '0')}`,
    reference,
    partyId,
    personId: member.personId,
    name: member.name,
  }
}

/** What the books say in this moment: what each invoice wants, what is kept for each party, and what came into the bank. */
export async function booksOf(circle: Pick<Circle, 'owner'>, purseId: string) {
  const sums = async (what: string) => {
    const { rows } = await circle.owner.query(what, [purseId])
    return new Map<string, number>(rows.map((row) => [row.key, Number(row.sum)]))
  }
  const open = await sums(
    'select invoice_id as key, sum(amount_minor) as sum from posting where purse_id = $1 and invoice_id is not null group by 1',
  )
  const kept = await sums(
    `select party_id as key, -sum(amount_minor) as sum from posting
     where purse_id = $1 and account = 'members' and invoice_id is null group by 1`,
  )
  const accounts = await sums(
    'select account as key, sum(amount_minor) as sum from posting where purse_id = $1 group by 1',
  )
  return { open, kept, accounts, total: [...accounts.values()].reduce((sum, one) => sum + one, 0) }
}

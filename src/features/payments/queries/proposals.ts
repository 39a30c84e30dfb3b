import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { inTurns } from '../../../platform/in-turns.ts'
import { invoiceNumber } from '../../../shared/invoice-words.ts'
import { eachInSteps } from '../../../shared/steps.ts'
import type { Purse } from '../../books/queries/purse.ts'
import { openInvoices } from '../../invoices/queries/open-invoices.ts'
import { referencesIn } from '../../invoices/rules/reference.ts'
import type { KnownInvoice } from '../rules/invoice-index.ts'
import { numbering } from '../rules/line-identity.ts'
import { matching, type NotedPayment, type Proposal } from '../rules/match.ts'
import { SAME_PAYMENT_DAYS } from '../rules/payment.ts'
import { type CarriedLines, MOST_SHOWN, othersOpen, type ProposedLine } from '../rules/proposed-lines.ts'
import type { StatementLine } from '../rules/statement-line.ts'

export interface Proposed extends Proposal {
  key: string
  nth: number
}

export interface Proposals {
  /** What somebody is asked about, at most `MOST_SHOWN`. */
  shown: Proposed[]
  /** As many again, for when these are done. */
  further: number
  /** Noted, or put aside, before. */
  known: number
  /** Money that went out. */
  wentOut: number
  /** Money that came in, in which nothing speaks for the group: left unread. */
  leftAside: number
  invoices: ReadonlyMap<string, KnownInvoice>
}

/**
 * What the lines of a statement may be, for a person to confirm. Money that went out, what is noted already and what has
 * nothing to do with the group is counted, and otherwise forgotten with the request.
 * @param all money that came in is shown whether or not anything speaks for the group
 */
export async function proposalsFor(
  db: ViewerDb,
  purse: Purse,
  lines: readonly StatementLine[],
  { all }: { all: boolean },
): Promise<Proposals> {
  const keyOf = lineKeys(db, purse.id)
  const cameIn = (await inTurns(numbering(lines))).filter(({ line }) => line.amountMinor > 0)
  const keyed = await inTurns(
    eachInSteps(cameIn, ({ line, nth, identity }) => ({ line, nth, key: keyOf(identity) })),
  )
  const seen = await keysSeen(
    db,
    purse.id,
    keyed.map(({ key }) => key),
  )
  const fresh = keyed.filter(({ key }) => !seen.has(key))
  const { proposals, invoices } = await matched(
    db,
    purse,
    fresh.map(({ line }) => line),
  )
  const proposed = proposals.map((proposal, place): Proposed => {
    const { key = '', nth = 1 } = fresh[place] ?? {}
    return { ...proposal, key, nth }
  })
  const wanted = proposed.filter(({ candidates }) => all || candidates.length > 0).toSorted(byCertainty)
  return {
    shown: wanted.slice(0, MOST_SHOWN),
    further: Math.max(0, wanted.length - MOST_SHOWN),
    known: keyed.length - fresh.length,
    wentOut: lines.length - keyed.length,
    leftAside: proposed.length - wanted.length,
    invoices,
  }
}

/** The lines that a page has carried, looked at anew. */
export async function proposalsAgain(
  db: ViewerDb,
  purse: Purse,
  carried: readonly ProposedLine[],
): Promise<Pick<Proposals, 'shown' | 'invoices'>> {
  const { proposals, invoices } = await matched(db, purse, carried.map(lineOf))
  const shown = proposals.map((proposal, place): Proposed => {
    const { key = '', nth = 1 } = carried[place] ?? {}
    return { ...proposal, key, nth }
  })
  return { shown, invoices }
}

const carriedLine = ({ line, key, nth, candidates }: Proposed): ProposedLine => ({
  key,
  nth,
  on: line.bookedOn.toString(),
  amountMinor: line.amountMinor,
  currency: line.currency,
  name: line.name,
  reference: line.reference,
  raw: line.raw,
  candidates: candidates.map(({ invoiceIds, debtorId }) => ({ invoiceIds, debtorId })),
})

/** What a page about these lines carries along. */
export const toCarry = (
  db: ViewerDb,
  { shown, invoices }: Pick<Proposals, 'shown' | 'invoices'>,
): CarriedLines => ({
  at: db.now.toString(),
  open: Object.fromEntries(
    [
      ...new Set([
        ...shown.flatMap(({ candidates }) => candidates.flatMap(({ invoiceIds }) => invoiceIds)),
        ...othersOpen(invoices),
      ]),
    ].map((id) => [id, invoices.get(id)?.openMinor ?? 0]),
  ),
  lines: shown.map(carriedLine),
})

const lineOf = ({ on, amountMinor, currency, name, reference, raw }: ProposedLine): StatementLine => ({
  bookedOn: Temporal.PlainDate.from(on),
  amountMinor,
  currency,
  name,
  reference,
  raw,
})

/** What needs nothing but a nod first, then what needs a thought. */
const byCertainty = (one: Proposed, other: Proposed): number =>
  Number(one.chosen === null) - Number(other.chosen === null) ||
  Number(one.candidates.length === 0) - Number(other.candidates.length === 0) ||
  Temporal.PlainDate.compare(one.line.bookedOn, other.line.bookedOn)

/** A keyed hash: whoever reads the database alone learns nothing of the line, not even by guessing. */
function lineKeys(db: ViewerDb, purseId: string): (identity: string) => string {
  const key = db.secrets.derive(`statement-line:${purseId}`)
  return (identity) => `line:${createHmac('sha256', key).update(identity).digest('base64url')}`
}

async function keysSeen(db: ViewerDb, purseId: string, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const { rows } = await sql<{ key: string }>`
    select key from payment_key where purse_id = ${purseId} and key = any (${[...keys]}::text[])`.execute(db)
  return new Set(rows.map(({ key }) => key))
}

async function matched(db: ViewerDb, purse: Purse, lines: readonly StatementLine[]) {
  const referencesOf = ({ name, reference, raw }: StatementLine) =>
    referencesIn(`${name} ${reference} ${raw}`)
  const said = [...new Set((await inTurns(eachInSteps(lines, referencesOf))).flat())]
  const invoices = [...(await open(db, purse.id)), ...(await paidOf(db, purse.id, said))]
  const known = new Map(invoices.map((invoice) => [invoice.invoiceId, invoice]))
  const proposals = await inTurns(
    matching(lines, {
      currency: purse.currency,
      invoices: [...known.values()],
      noted: await notedSince(db, purse.id, lines),
      referencesIn,
    }),
  )
  return { proposals, invoices: known }
}

async function open(db: ViewerDb, purseId: string): Promise<KnownInvoice[]> {
  const invoices = await openInvoices(db, purseId)
  const { rows } = await sql<{ invoiceId: string; amountMinor: number }>`
    select n.invoice_id as "invoiceId", n.amount_minor as "amountMinor" from instalment n
    where n.purse_id = ${purseId} and n.invoice_id = any (${invoices.map(({ invoiceId }) => invoiceId)}::uuid[])`.execute(
    db,
  )
  const parts = Map.groupBy(rows, ({ invoiceId }) => invoiceId)
  return invoices.map(({ debtorName, memberName, ...invoice }) => ({
    invoiceId: invoice.invoiceId,
    label: invoiceNumber(invoice),
    reference: invoice.reference,
    debtorId: invoice.debtorId,
    debtorName: debtorName ?? '',
    memberName: memberName ?? '',
    openMinor: invoice.openMinor,
    instalmentsMinor: (parts.get(invoice.invoiceId) ?? []).map(({ amountMinor }) => amountMinor),
    dueOn: invoice.dueOn,
  }))
}

/** Invoices whose reference a line says and that want nothing any more: somebody may have paid twice. */
async function paidOf(db: ViewerDb, purseId: string, references: readonly string[]): Promise<KnownInvoice[]> {
  if (references.length === 0) return []
  const { rows } = await sql<{
    invoiceId: string
    year: number
    number: number
    reference: string
    debtorId: string
    debtorName: string | null
    memberName: string | null
    dueOn: Temporal.PlainDate
  }>`
    select i.id as "invoiceId", i.year, i.number, i.reference, i.debtor_id as "debtorId", d.name as "debtorName",
      m.name as "memberName", i.due_on as "dueOn"
    from invoice i left join names_in_purse(${purseId}) d on d.party_id = i.debtor_id
      left join names_in_purse(${purseId}) m on m.party_id = i.member_id
    where i.purse_id = ${purseId} and i.reference = any (${[...references]}::text[])
      and coalesce((select sum(p.amount_minor) from posting p where p.invoice_id = i.id), 0) <= 0
    limit 1000`.execute(db)
  return rows.map(({ debtorName, memberName, ...invoice }) => ({
    ...invoice,
    label: invoiceNumber(invoice),
    debtorName: debtorName ?? '',
    memberName: memberName ?? '',
    openMinor: 0,
    instalmentsMinor: [],
  }))
}

async function notedSince(
  db: ViewerDb,
  purseId: string,
  lines: readonly StatementLine[],
): Promise<NotedPayment[]> {
  const [first] = lines.map(({ bookedOn }) => bookedOn).toSorted(Temporal.PlainDate.compare)
  if (!first) return []
  return db
    .selectFrom('payment as p')
    .select(['p.party_id as partyId', 'p.received_on as receivedOn', 'p.amount_minor as amountMinor'])
    .where('p.purse_id', '=', purseId)
    .where('p.received_on', '>=', first.subtract({ days: SAME_PAYMENT_DAYS }))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('payment_taken_back as b').select('b.payment_id').whereRef('b.payment_id', '=', 'p.id'),
        ),
      ),
    )
    .orderBy('p.received_on')
    .limit(20_000)
    .execute()
}

import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { postEntry } from '../../books/commands/post.ts'
import { lockedPurse, partiesOf } from '../../books/commands/purse.ts'
import type { KeptPurse } from '../../books/queries/purse.ts'
import { payeeOf } from '../../books/queries/settings.ts'
import { runFacts } from '../queries/run-facts.ts'
import { type Terms, termsOf, usualTerms } from '../queries/terms-of.ts'
import { instalmentsOf } from '../rules/instalments.ts'
import { invoiceRun, type PlannedInvoice, type RunLine } from '../rules/invoice-run.ts'
import type { Period } from '../rules/period.ts'
import { invoiceReference, purseLetters } from '../rules/reference.ts'
import { writeToPayers } from './write-to-payers.ts'

export interface RunWish extends Period {
  /** Who was ticked. */
  membershipIds: readonly string[]
  dueOn: Temporal.PlainDate
  /** What the whole run came to on the page that was looked at. */
  seenMinor: number
}

/** Charges members for a period, in one step: numbered, booked, and told to whoever pays (R69–R71). */
export async function issueInvoices(
  db: ViewerDb,
  groupId: string,
  wish: RunWish,
): Promise<
  | { issued: number }
  | Refusal<'no-payee' | 'nothing-to-invoice' | 'run-changed-meanwhile' | 'due-before-issued'>
> {
  const purse = await lockedPurse(db, groupId)
  const payee = await payeeOf(db, purse.id)
  if (!payee) return refuse('no-payee')
  const issuedOn = dateIn(db.now, purse.timeZone)
  if (Temporal.PlainDate.compare(wish.dueOn, issuedOn) < 0) return refuse('due-before-issued')
  const run = invoiceRun(await runFacts(db, purse, wish))
  const chosen = run.invoices.filter(({ member }) => wish.membershipIds.includes(member.membershipId))
  if (run.totalMinor !== wish.seenMinor || chosen.length !== wish.membershipIds.length)
    return refuse('run-changed-meanwhile')
  if (chosen.length === 0) return refuse('nothing-to-invoice')
  const drafts = await draftsOf(db, purse, chosen, issuedOn.year)
  const entryId = await postEntry(db, purse, {
    kind: 'invoice',
    bookedOn: issuedOn,
    postings: [
      ...drafts.map(({ id, debtorId, planned }) => ({
        account: 'members' as const,
        partyId: debtorId,
        invoiceId: id,
        amountMinor: planned.totalMinor,
      })),
      ...byDay(chosen.flatMap(({ lines }) => lines)).map(({ on, minor }) => ({
        account: 'contributions' as const,
        amountMinor: -minor,
        forDay: on,
      })),
    ],
  })
  await write(db, purse, drafts, { wish, issuedOn, entryId, payeeId: payee.id })
  await queueEachEmail(
    db,
    'invoice-issued',
    drafts.map(({ id, planned }) => ({ to: { personId: planned.member.personId }, about: id })),
  )
  await writeToPayers(
    db,
    drafts.flatMap(({ id, terms: { payer } }) =>
      payer?.email ? [{ invoiceId: id, name: payer.name, email: payer.email }] : [],
    ),
  )
  return { issued: drafts.length }
}

interface Draft {
  id: string
  planned: PlannedInvoice
  terms: Terms
  memberId: string
  debtorId: string
  reference: string
}

async function draftsOf(
  db: ViewerDb,
  purse: KeptPurse,
  chosen: readonly PlannedInvoice[],
  year: number,
): Promise<Draft[]> {
  const parties = await partiesOf(
    db,
    purse,
    chosen.map(({ member }) => member.personId),
  )
  const terms = await termsOf(db, [...parties.values()])
  const counted = await db
    .selectFrom('invoice_count')
    .select('last')
    .where('purse_id', '=', purse.id)
    .where('year', '=', year)
    .executeTakeFirst()
  const letters = purseLetters(purse.id)
  return chosen.map((planned, place) => {
    const memberId = found(parties.get(planned.member.personId))
    const agreed = terms.get(memberId) ?? usualTerms
    // The numbers that the database is going to give; nobody else does while the purse is locked.
    const number = (counted?.last ?? 0) + place + 1
    return {
      id: newId(),
      planned,
      terms: agreed,
      memberId,
      debtorId: agreed.payer?.id ?? memberId,
      reference: invoiceReference({ letters, year, number }),
    }
  })
}

interface Issue {
  wish: RunWish
  issuedOn: Temporal.PlainDate
  entryId: string
  payeeId: string
}

async function write(
  db: ViewerDb,
  purse: KeptPurse,
  drafts: readonly Draft[],
  { wish, issuedOn, entryId, payeeId }: Issue,
): Promise<void> {
  await db
    .insertInto('invoice')
    .values(
      drafts.map(({ id, planned, terms, memberId, debtorId, reference }) => ({
        id,
        purse_id: purse.id,
        reference,
        debtor_id: debtorId,
        member_id: memberId,
        fee_agreement_id: planned.agreementId,
        from_on: wish.fromOn,
        to_on: wish.toOn,
        issued_on: issuedOn,
        issued_at: db.now,
        due_on: wish.dueOn,
        currency: purse.currency,
        total_minor: planned.totalMinor,
        entry_id: entryId,
        payee_id: payeeId,
        payer_reference: terms.payer ? terms.payerReference : null,
        issued_by: found(db.viewer.personId),
      })),
    )
    .execute()
  await db
    .insertInto('invoice_line')
    .values(
      drafts.flatMap(({ id, planned }) =>
        planned.lines.map((line, place) => ({
          invoice_id: id,
          purse_id: purse.id,
          position: place + 1,
          kind: 'meeting' as const,
          meeting_id: line.meetingId,
          for_day: line.on,
          words: lineInWords(line),
          amount_minor: line.amountMinor,
        })),
      ),
    )
    .execute()
  await db
    .insertInto('instalment')
    .values(
      drafts.flatMap(({ id, planned, terms }) =>
        instalmentsOf(planned.totalMinor, terms.instalments, wish.dueOn).map((part) => ({
          invoice_id: id,
          purse_id: purse.id,
          position: part.position,
          due_on: part.dueOn,
          amount_minor: part.amountMinor,
        })),
      ),
    )
    .execute()
}

const lineInWords = ({ on, because }: RunLine): string =>
  because === 'first-meeting-free' ? `First meeting, ${formatDate(on)}: free` : `Meeting of ${formatDate(on)}`

function byDay(lines: readonly RunLine[]): { on: Temporal.PlainDate; minor: number }[] {
  const days = new Map<string, { on: Temporal.PlainDate; minor: number }>()
  for (const { on, amountMinor } of lines) {
    const day = days.get(`${on}`) ?? { on, minor: 0 }
    day.minor += amountMinor
    days.set(`${on}`, day)
  }
  return [...days.values()].filter(({ minor }) => minor > 0)
}

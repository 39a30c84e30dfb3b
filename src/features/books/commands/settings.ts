import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canDecideMoney } from '../policy.ts'
import { purseOf, purseStanding } from '../queries/purse.ts'
import { payeeOf, peopleNow, treasurersOf } from '../queries/settings.ts'
import type { MoneyChoice } from '../rules/money-choice.ts'
import { type PayeeFault, readPayee, type TypedPayee } from '../rules/payee.ts'
import { lockedPurse, openPurse } from './purse.ts'

async function decides(db: ViewerDb, groupId: string): Promise<string> {
  if (!canDecideMoney({ standing: await purseStanding(db, groupId) })) throw new NotFound()
  return found(db.viewer.personId)
}

/** A member keeps the money with the leaders from now on. */
export async function giveTreasurersOffice(
  db: ViewerDb,
  groupId: string,
  personId: string,
): Promise<{ groupId: string } | Refusal<'no-member' | 'is-treasurer'>> {
  const leaderId = await decides(db, groupId)
  const people = await peopleNow(db, groupId)
  if (!people.some((each) => each.personId === personId && each.as === 'member')) return refuse('no-member')
  const purse = await lockedPurse(db, groupId)
  if ((await treasurersOf(db, purse.id)).some((each) => each.personId === personId)) {
    return refuse('is-treasurer')
  }
  const id = newId()
  await db
    .insertInto('treasurer')
    .values({ id, purse_id: purse.id, person_id: personId, since: db.now, given_by: leaderId })
    .execute()
  await queueEmail(db, 'treasurer-appointed', { to: { personId }, about: id })
  return { groupId }
}

/** The office ends: a leader takes it back, or whoever holds it gives it back. */
export async function endTreasurersOffice(
  db: ViewerDb,
  groupId: string,
  officeId: string,
): Promise<{ groupId: string }> {
  const purse = found(await purseOf(db, groupId))
  const office = found((await treasurersOf(db, purse.id)).find(({ id }) => id === officeId))
  const standing = await purseStanding(db, groupId)
  if (!canDecideMoney({ standing }) && office.personId !== db.viewer.personId) throw new NotFound()
  const { numUpdatedRows } = await db
    .updateTable('treasurer')
    .set({ until: db.now })
    .where('id', '=', officeId)
    .where('until', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 1n)
    await queueEmail(db, 'treasurer-released', { to: { personId: office.personId }, about: officeId })
  return { groupId }
}

export interface NewPayee extends TypedPayee {
  words: string
}

/** Where members pay from now on; invoices keep what they said. */
export async function setPayee(
  db: ViewerDb,
  groupId: string,
  typed: NewPayee,
): Promise<{ groupId: string } | Refusal<PayeeFault>> {
  const purse = await openPurse(db, groupId)
  const account = readPayee(typed)
  if ('fault' in account) return refuse(account.fault)
  const payee = { name: typed.name, words: typed.words, ...account }
  const before = await payeeOf(db, purse.id)
  const isSame =
    before &&
    (['name', 'account', 'sortCode', 'iban', 'bic', 'words'] as const).every(
      (field) => before[field] === payee[field],
    )
  if (isSame) return { groupId }
  await db
    .insertInto('payee')
    .values({
      id: newId(),
      purse_id: purse.id,
      name: payee.name,
      account: payee.account,
      sort_code: payee.sortCode,
      iban: payee.iban,
      bic: payee.bic,
      words: payee.words,
      set_by: found(db.viewer.personId),
      set_at: db.now,
    })
    .execute()
  return { groupId }
}

/** What follows when somebody does not pay, and what members see. */
export async function chooseMoney(
  db: ViewerDb,
  groupId: string,
  choice: MoneyChoice,
): Promise<{ groupId: string }> {
  const leaderId = await decides(db, groupId)
  const purse = await openPurse(db, groupId)
  const chosen = {
    consequence: choice.consequence,
    reminders_most: choice.remindersMost,
    first_after_days: choice.firstAfterDays,
    every_days: choice.everyDays,
    tone: choice.tone,
    due_days: choice.dueDays,
    members_see_totals: choice.membersSeeTotals,
    changed_by: leaderId,
    changed_at: db.now,
  }
  await db
    .insertInto('money_choice')
    .values({ purse_id: purse.id, ...chosen })
    .onConflict((conflict) => conflict.column('purse_id').doUpdateSet(chosen))
    .execute()
  return { groupId }
}

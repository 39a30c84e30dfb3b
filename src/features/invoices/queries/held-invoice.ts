import { sql } from 'kysely'
import type { Db, HolderDb } from '../../../platform/database/database.ts'
import type { Currency } from '../../../shared/money.ts'
import type { PayeeFacts } from '../rules/how-to-pay.ts'
import type { Instalment } from '../rules/instalments.ts'
import type { ReminderVoice } from '../rules/reminder-words.ts'

/** One invoice as whoever pays it for somebody reads it: a sum for a period, and nothing of who was where. */
export interface HeldInvoice {
  invoiceId: string
  /** null: the group has been deleted. */
  groupName: string | null
  memberName: string | null
  payerName: string
  payerAddress: string | null
  payerReference: string | null
  year: number
  number: number
  reference: string
  issuedOn: Temporal.PlainDate
  dueOn: Temporal.PlainDate
  fromOn: Temporal.PlainDate
  toOn: Temporal.PlainDate
  currency: Currency
  totalMinor: number
  meetings: number
  takenOffMinor: number
  openMinor: number
  timeZone: string
  payee: PayeeFacts | null
  instalments: Instalment[]
}

type HeldRow = Omit<HeldInvoice, 'instalments'>

/** null: the address opens nothing, or not any more. */
export async function heldInvoice(db: HolderDb | Db): Promise<HeldInvoice | null> {
  if (!('holding' in db)) return null
  const { rows } = await sql<HeldRow>`
    select invoice_id as "invoiceId", group_name as "groupName", member_name as "memberName", payer_name as "payerName",
      payer_address as "payerAddress", payer_reference as "payerReference", year, number, reference,
      issued_on as "issuedOn", due_on as "dueOn", from_on as "fromOn", to_on as "toOn", currency,
      total_minor as "totalMinor", meetings, taken_off_minor::float8 as "takenOffMinor", open_minor::float8 as "openMinor",
      time_zone as "timeZone",
      case when payee_name is not null then jsonb_build_object('name', payee_name, 'account', payee_account,
        'sortCode', payee_sort_code, 'iban', payee_iban, 'bic', payee_bic, 'words', payee_words) end as payee
    from held_invoice()`.execute(db)
  const [row] = rows
  if (!row) return null
  const instalments = await sql<Instalment>`
    select place as position, due_on as "dueOn", amount_minor as "amountMinor" from held_instalments()`.execute(
    db,
  )
  return { ...row, instalments: instalments.rows }
}

/** Which reminder a payer's email is, in the tone its group chose; null when it is none of theirs. */
export async function heldReminder(db: Db, reminderId: string): Promise<ReminderVoice | null> {
  const { rows } =
    await sql<ReminderVoice>`select step, tone from held_reminder(${reminderId}::uuid)`.execute(db)
  return rows[0] ?? null
}

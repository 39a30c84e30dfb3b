import type { Db } from '../../../platform/database/database.ts'

/** Where to pay, as an invoice says it. */
export interface Payee {
  id: string
  name: string
  account: string | null
  sortCode: string | null
  iban: string | null
  bic: string | null
  /** Anything else, in the keepers' words; '' for nothing. */
  words: string
}

const payees = (db: Db) =>
  db.selectFrom('payee').select(['id', 'name', 'account', 'sort_code as sortCode', 'iban', 'bic', 'words'])

/** The newest; null until the keepers have said. */
export async function payeeOf(db: Db, purseId: string): Promise<Payee | null> {
  const newest = await payees(db)
    .where('purse_id', '=', purseId)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest ?? null
}

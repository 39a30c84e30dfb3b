import type { Purse } from '../../books/queries/purse.ts'

/** A purse whose group is there, with what pages and commands about its invoices ask again and again. */
export interface KeptPurse extends Purse {
  groupId: string
  timeZone: string
}

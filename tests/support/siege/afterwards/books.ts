import type pg from 'pg'

/** Every entry balances, every purse does, and the invoices of each purse and year are numbered from 1 without a gap. */
export async function lookAtBooks(owner: pg.Pool): Promise<string[]> {
  const many = async (statement: string) => (await owner.query(statement)).rowCount ?? 0
  const uneven = await many('select entry_id from posting group by entry_id having sum(amount_minor) <> 0')
  const unevenPurses = await many(
    'select purse_id from posting group by purse_id having sum(amount_minor) <> 0',
  )
  const halfEntries = await many(
    `select from journal_entry j where postings <> (select count(*) from posting where entry_id = j.id)`,
  )
  const gaps = await many(
    `select purse_id, year from invoice group by purse_id, year
     having min(number) <> 1 or max(number) <> count(*) or count(distinct number) <> count(*)`,
  )
  const unlike = await many(
    `select from invoice i where total_minor <> (select sum(amount_minor) from invoice_line where invoice_id = i.id)
       or total_minor <> (select sum(amount_minor) from posting where entry_id = i.entry_id and invoice_id = i.id)`,
  )
  return [
    uneven && `${uneven} entries of the books do not balance`,
    unevenPurses && `${unevenPurses} purses do not balance`,
    halfEntries && `${halfEntries} entries have other postings than they say`,
    gaps && `${gaps} years have gaps in their invoices’ numbers`,
    unlike && `${unlike} invoices say another sum than their lines or the books`,
  ].filter((finding) => typeof finding === 'string')
}

import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { invoiceReference, purseLetters } from '../src/features/invoices/rules/reference.ts'
import { type BankFileLine, bankFiles } from '../tests/support/bank-files.ts'
import { formsOf } from '../tests/support/forms.ts'
import { using } from './support/cleanup.ts'
import { type Server, startServer } from './support/server.ts'
import { foundSociety, type Society } from './support/society.ts'
import { median } from './support/statistics.ts'
import { milliseconds, printTable, whole } from './support/table.ts'

const INVOICES = 5_000
const LINES = 10_000
const TIMES = 5

/** A statement of ten thousand lines against five thousand open invoices: far more than any group will have. */
export async function printStatements(): Promise<void> {
  const society = await foundSociety()
  await using(society.close, async () => {
    await society.growTo(1)
    const [sample] = await society.samples()
    if (!sample) throw new Error('There is no group.')
    const purseId = await writeInvoices(society, sample)
    const server = await startServer(society)
    await using(server.close, async () => {
      const [cookie = ''] = await society.cookiesOf([sample.leader], server.url)
      const rows: string[][] = []
      for (const format of ['Starling CSV', 'MT940'])
        rows.push(await measure(server, { ...sample, purseId, cookie }, format))
      printTable(
        `A statement of ${whole(LINES)} lines, ${whole(INVOICES)} open invoices (ms, ${TIMES} times each)`,
        ['format', 'kB', 'read and matched', 'longest', '60 payments noted'],
        rows,
      )
    })
  })
}

async function writeInvoices(society: Society, { groupId, leader }: { groupId: string; leader: string }) {
  const purseId = randomUUID()
  const letters = purseLetters(purseId)
  const year = new Date().getFullYear()
  const references = Array.from({ length: INVOICES }, (_, nth) =>
    invoiceReference({ letters, year, number: nth + 1 }),
  )
  const owner = new pg.Client({ connectionString: society.ownerUrl() })
  await owner.connect()
  try {
    await owner.query('begin')
    await owner.query('insert into purse (id, group_id, currency, opened_at) values ($1, $2, $3, now())', [
      purseId,
      groupId,
      'GBP',
    ])
    await owner.query(
      `create temporary table owed on commit drop as
       select row_number() over () as nth, reference, gen_random_uuid() as party_id, gen_random_uuid() as person_id,
         gen_random_uuid() as entry_id, gen_random_uuid() as invoice_id from unnest($1::text[]) reference`,
      [references],
    )
    const run = (sql: string) =>
      owner.query(sql.replaceAll('$purse', `'${purseId}'`).replaceAll('$leader', `'${leader}'`))
    await run(
      `insert into person (id, name, email) select person_id, 'First' || nth || ' Surname' || nth % 800, 'owes-' || nth || '@example.org' from owed`,
    )
    await run(
      `insert into party (id, purse_id, kind, opened_at) select party_id, $purse, 'person', now() from owed`,
    )
    await run(
      'insert into party_identity (party_id, purse_id, person_id) select party_id, $purse, person_id from owed',
    )
    await run(`insert into journal_entry (id, purse_id, kind, booked_on, entered_at, entered_by, postings)
      select entry_id, $purse, 'invoice', current_date, now(), $leader, 2 from owed order by nth`)
    await run(`insert into posting (entry_id, purse_id, position, account, party_id, invoice_id, amount_minor)
      select entry_id, $purse, 0, 'members', party_id, invoice_id, 12000 from owed`)
    await run(`insert into posting (entry_id, purse_id, position, account, amount_minor)
      select entry_id, $purse, 1, 'contributions', -12000 from owed`)
    await run(`insert into invoice (id, purse_id, reference, debtor_id, member_id, from_on, to_on, issued_on, issued_at, due_on, currency,
        total_minor, entry_id, issued_by)
      select invoice_id, $purse, reference, party_id, party_id, current_date, current_date + 90, current_date, now(), current_date + 14, 'GBP',
        12000, entry_id, $leader from owed order by nth`)
    await run(`insert into invoice_line (invoice_id, purse_id, position, kind, words, amount_minor)
      select invoice_id, $purse, 0, 'other', 'A term', 12000 from owed`)
    await owner.query('commit')
    await owner.query('vacuum analyze')
  } finally {
    await owner.end()
  }
  return purseId
}

interface Bench {
  groupId: string
  purseId: string
  cookie: string
}

async function measure(
  server: Server,
  { groupId, purseId, cookie }: Bench,
  format: string,
): Promise<string[]> {
  const file = bankFiles[format]?.(statement(purseId), 'GBP') ?? new Uint8Array()
  const path = `${server.url}/groups/${groupId}/money/payments/statement`
  const headers = { cookie, origin: server.url }
  const keyOf = (html: string, action: RegExp) => formsOf(html, path).find((form) => action.test(form.action))
  const took: number[] = []
  let page = ''
  for (let time = 0; time < TIMES; time++) {
    const form = keyOf(await (await fetch(path, { headers })).text(), /statement$/)
    const body = new FormData()
    body.set('_key', new Map(form?.values).get('_key') ?? '')
    body.set('file', new Blob([Buffer.from(file)]), 'statement')
    const from = performance.now()
    const answer = await fetch(path, { method: 'POST', headers, body })
    page = await answer.text()
    took.push(performance.now() - from)
    if (!answer.ok) throw new Error(`The statement was answered ${answer.status}.`)
  }
  const lines = keyOf(page, /lines$/)
  const from = performance.now()
  const noted = await fetch(`${path}/lines`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(lines?.values ?? []),
    redirect: 'manual',
  })
  const notedMs = performance.now() - from
  if (!noted.headers.get('Location')?.includes('noted=60'))
    throw new Error(`The lines were answered ${noted.status} ${noted.headers.get('Location')}.`)
  return [
    format,
    whole(file.length / 1000),
    milliseconds(median(took)),
    milliseconds(Math.max(...took)),
    milliseconds(notedMs),
  ]
}

/** A third says its reference, a third only a name, and a third has nothing to do with the group. */
function statement(purseId: string): BankFileLine[] {
  const letters = purseLetters(purseId)
  const year = new Date().getFullYear()
  const today = new Date().toISOString().slice(0, 10)
  return Array.from({ length: LINES }, (_, nth) => {
    const number = 1 + (nth % INVOICES)
    if (nth % 3 === 0)
      return {
        on: today,
        minor: 12_000,
        name: `PAYER ${nth}`,
        words: invoiceReference({ letters, year, number }),
      }
    if (nth % 3 === 1)
      return { on: today, minor: 12_000, name: `F SURNAME${number % 800}`, words: `TERM ${nth}` }
    return { on: today, minor: 100 + nth, name: `SHOP ${nth}`, words: `CARD ${nth}` }
  })
}

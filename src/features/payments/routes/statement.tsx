import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { VNode } from 'preact'
import { openCarried, sealCarried } from '../../../platform/carried.ts'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { inTurns } from '../../../platform/in-turns.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { readForm, readTyped, type Typed } from '../../../platform/web/form-body.ts'
import { isFormKey } from '../../../platform/web/form-key.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { isRefusal, refuse } from '../../../shared/refusal.ts'
import { keptMoneyPlace, type MoneyPlace } from '../../books/queries/money-framing.ts'
import type { KeptPurse } from '../../books/queries/purse.ts'
import type { ColumnMatch } from '../../imports/rules/columns.ts'
import { noteLines } from '../commands/note-lines.ts'
import { readingStatement, type Statement, type StatementFault } from '../commands/read-statement.ts'
import { bankColumnsForm, linesForm, statementForm } from '../forms/statement.ts'
import { LinesPage } from '../pages/lines-page.tsx'
import { StatementPage } from '../pages/statement-page.tsx'
import { type Proposals, proposalsAgain, proposalsFor, toCarry } from '../queries/proposals.ts'
import { type BankColumn, bankColumns, faultsOfBankColumns } from '../rules/bank-columns.ts'
import { readableInWords } from '../rules/known-layouts.ts'
import { readLineChoice } from '../rules/line-choice.ts'
import { type CarriedLines, MOST_SHOWN } from '../rules/proposed-lines.ts'
import { shownLines } from '../rules/shown-lines.ts'

export const statementRoutes = new Hono<WebEnv>()

const path = '/groups/:id/money/payments/statement'

statementRoutes.get(path, (c) => show(c, (db) => choosePage(c, db)))

const faultWords: Readonly<Record<StatementFault | 'page-too-old', string>> = {
  'statement-empty': 'There is no line in this file. Please choose the file once more.',
  'statement-unknown':
    'We cannot read this file. Please choose the statement as CSV, OFX, CAMT.053 or MT940, as your bank’s website gives it.',
  'statement-broken-off': 'This file breaks off in the middle. Please fetch it from your bank once more.',
  'statement-too-long':
    'This file has more than 20,000 lines. Please choose a shorter time at your bank’s website.',
  'statement-is-a-workbook':
    'This is a whole workbook. Please choose CSV at your bank’s website, or save the sheet as CSV.',
  'page-too-old': 'This page was open for more than an hour. Please choose the file once more.',
}

/** Changes nothing, and is not spent as a form that does: the file is read, and the page that shows it is the answer. */
statementRoutes.post(path, async (c) => {
  const { _key: key, ...typed } = await readTyped(c)
  const { page, status } = await c.var.house.database.asViewer(
    c.var.viewer,
    (db) => readPage(c, db, key, typed),
    { readOnly: true },
  )
  return c.html(await c.var.render(page), status)
})

statementRoutes.post(`${path}/lines`, (c) =>
  submit(c, {
    form: linesForm(MOST_SHOWN),
    command: async (db, { lines, tell, ...rest }) => {
      const { purse } = await keptMoneyPlace(db, idIn(c))
      const carried = purse && openLines(db, purse, lines)
      if (!carried) return refuse('page-too-old')
      const sent: Record<string, string | undefined> = rest
      const choices = carried.lines.map((_, place) => readLineChoice(sent[`line-${place}`]))
      return noteLines(db, idIn(c), { carried, choices, tellsPayers: tell })
    },
    done: ({ noted, already, changed, aside }) =>
      `/groups/${idIn(c)}/money/payments?noted=${noted}&already=${already}&changed=${changed}&aside=${aside}`,
    again: (db, attempt) => againPage(c, db, attempt),
    words: {
      'page-too-old': faultWords['page-too-old'],
      'nothing-chosen': 'Everything is to wait. Please say of one line at least what it is.',
    },
  }),
)

async function choosePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const page = await keptMoneyPlace(db, idIn(c))
  return (
    <StatementPage
      readable={readableInWords}
      framing={page.framing}
      group={page.group}
      hasNothing={page.purse === null}
      attempt={attempt}
    />
  )
}

interface Answer {
  page: VNode
  status: ContentfulStatusCode
}

async function readPage(c: Web, db: ViewerDb, key: unknown, typed: Typed): Promise<Answer> {
  const kept = await keptMoneyPlace(db, idIn(c))
  const refused = async (refusal: string, status: ContentfulStatusCode): Promise<Answer> => ({
    page: await choosePage(c, db, { typed: { all: typed.all ?? '' }, problems: {}, refusal }),
    status,
  })
  if (!isFormKey(c.var.house.secrets, c.var.sessionId, key))
    return refused(
      'This page was open for too long, or you signed in since. Please choose the file once more.',
      403,
    )
  const { values } = readForm(statementForm, typed)
  if (!values || !kept.purse) return refused(faultWords['statement-unknown'], 422)
  const bytes = values.file.length > 0 ? values.file : openFile(db, kept.purse, values.carried)
  if (values.carried && !bytes) return refused(faultWords['page-too-old'], 409)
  if (!bytes || bytes.length === 0) return refused('Please choose the bank’s file.', 422)
  const chosen = chosenColumns(typed)
  const statement = await inTurns(readingStatement(bytes, chosen))
  if (isRefusal(statement)) return refused(faultWords[statement.refused], 422)
  return { page: await linesPage(db, kept, kept.purse, { statement, bytes, all: values.all }), status: 200 }
}

/** null: nobody has said which is which. */
function chosenColumns(typed: Typed): ColumnMatch<BankColumn> | null {
  const names = bankColumns.map(({ name }) => name)
  if (!names.some((name) => `column-${name}` in typed)) return null
  const { values } = readForm(bankColumnsForm(names), typed)
  return Object.fromEntries(
    names.map((name) => [name, values?.[`column-${name}`] ?? null]),
  ) as ColumnMatch<BankColumn>
}

const formatWords: Readonly<Record<Statement['format'], string>> = {
  csv: 'As a CSV file',
  ofx: 'As an OFX file',
  camt: 'As CAMT (ISO 20022)',
  mt940: 'As MT940',
}

async function linesPage(
  db: ViewerDb,
  { framing, group }: MoneyPlace,
  purse: KeptPurse,
  { statement, bytes, all }: { statement: Statement; bytes: Uint8Array; all: boolean },
) {
  const proposals = await proposalsFor(db, purse, statement.lines, { all })
  const { further, known, wentOut, leftAside } = proposals
  const { columns } = statement
  return (
    <LinesPage
      framing={framing}
      group={group}
      currency={purse.currency}
      lines={shownLines(proposals, purse.currency)}
      counts={{ further, known, wentOut, leftAside, unread: statement.unread }}
      sealedLines={sealLines(db, purse, proposals)}
      reading={{
        sealedFile: sealCarried(
          db.secrets,
          carriageOf(db, purse, 'file'),
          Buffer.from(bytes).toString('latin1'),
          until(db),
        ),
        format: formatWords[statement.format],
        all,
        columns: columns && {
          known: bankColumns,
          titles: columns.table.titles.map((title, place) => ({
            title,
            // Words of the rows are shown only where there is nothing else to go by.
            example: title === '' ? (columns.table.rows[0]?.[place] ?? '').slice(0, 24) : '',
          })),
          match: columns.match,
          problems: faultsOfBankColumns(columns.match),
          isWhole: columns.isWhole,
        },
      }}
    />
  )
}

/** The lines as they were shown, with what was chosen; the choosing of a file where they cannot be opened any more. */
async function againPage(c: Web, db: ViewerDb, attempt: Returned | undefined) {
  const { framing, group, purse } = await keptMoneyPlace(db, idIn(c))
  const { lines } = attempt?.typed ?? {}
  const carried = purse && openLines(db, purse, typeof lines === 'string' ? lines : undefined)
  if (!carried || !purse)
    return choosePage(c, db, {
      typed: {},
      problems: {},
      refusal: attempt?.refusal ?? faultWords['page-too-old'],
    })
  const proposals = await proposalsAgain(db, purse, carried.lines)
  return (
    <LinesPage
      framing={framing}
      group={group}
      currency={purse.currency}
      lines={shownLines(proposals, purse.currency)}
      counts={null}
      sealedLines={sealLines(db, purse, proposals)}
      reading={null}
      attempt={attempt}
    />
  )
}

/** Longer than anybody looks at a page without going away from it. */
const until = (db: ViewerDb): Temporal.Instant => db.now.add({ hours: 1 })

const carriageOf = (db: ViewerDb, purse: KeptPurse, what: 'file' | 'lines') => ({
  what: `statement-${what}`,
  boundTo: [found(db.viewer.personId), purse.id],
})

const sealLines = (
  db: ViewerDb,
  purse: KeptPurse,
  proposals: Pick<Proposals, 'shown' | 'invoices'>,
): string =>
  sealCarried(db.secrets, carriageOf(db, purse, 'lines'), JSON.stringify(toCarry(db, proposals)), until(db))

function openLines(db: ViewerDb, purse: KeptPurse, sealed: string | undefined): CarriedLines | null {
  const text = sealed ? openCarried(db.secrets, carriageOf(db, purse, 'lines'), sealed, db.now) : null
  // Sealed by us: it is what we wrote.
  return text === null ? null : (JSON.parse(text) as CarriedLines)
}

function openFile(db: ViewerDb, purse: KeptPurse, sealed: string | undefined): Uint8Array | null {
  const text = sealed ? openCarried(db.secrets, carriageOf(db, purse, 'file'), sealed, db.now) : null
  return text === null ? null : Uint8Array.from(Buffer.from(text, 'latin1'))
}

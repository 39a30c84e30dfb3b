import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, isSaidIn, pageIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDayAndTime, timeZoneName } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { freshSignIn, requireFreshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import type { Periods } from '../../retention/rules/retention.ts'
import { societyName, societySettings } from '../../society/queries.ts'
import { askAboutOwnData, withdrawRequest } from '../commands/ask.ts'
import { requestForm } from '../forms.ts'
import { DonePage } from '../pages/done-page.tsx'
import type { HeldKindLine } from '../pages/held-kind-lines.tsx'
import { HeldKindPage } from '../pages/held-kind-page.tsx'
import { LooksPage } from '../pages/looks-page.tsx'
import { YourDataPage } from '../pages/your-data-page.tsx'
import { ownNewest, ownRows, ownRowsOf, ownTraces } from '../queries/held-data.ts'
import { type Look, ownLooks } from '../queries/looks.ts'
import { ownRequests } from '../queries/requests.ts'
import { confidentialWords } from '../rules/confidential.ts'
import { doneTitle, doneWords, inOrder, sectionNames, whyNot } from '../rules/data-file.ts'
import { sections } from '../rules/held-kind.ts'
import { heldKinds, kindOf, sectionOf, titleOf } from '../rules/held-kinds.ts'
import type { HeldRows } from '../rules/held-rows.ts'
import { recordsInWords } from '../rules/in-words.ts'
import { keptLines } from '../rules/kept.ts'
import { traces } from '../rules/traces.ts'
import { dataFile, dataFileEndings, sendDataFile } from './data-files.ts'
import { requestLine } from './request-line.ts'

export const yourDataRoutes = new Hono<WebEnv>()
yourDataRoutes.use('/your-data', requireSignIn)
yourDataRoutes.use('/your-data/*', requireSignIn)

yourDataRoutes.get('/your-data', (c) => show(c, (db) => yourDataPage(c, db)))

yourDataRoutes.get('/your-data/looks', (c) =>
  show(c, async (db) => {
    const { timeZone } = await societySettings(db)
    const looks = await ownLooks(db)
    return (
      <LooksPage
        looks={looks.map((look) => ({ when: formatDayAndTime(look.at, timeZone), words: lookWords(look) }))}
      />
    )
  }),
)

yourDataRoutes.get('/your-data/held/:held', (c) => show(c, (db) => heldKindPage(c, db, { isTrace: false })))

yourDataRoutes.get('/your-data/done', (c) =>
  show(c, async (db) => {
    const settings = await societySettings(db)
    const kinds = inOrder(await ownTraces(db, FEW)).map((held) => kindLine(held, settings))
    return <DonePage title={doneTitle} lead={doneWords} kinds={kinds} />
  }),
)

yourDataRoutes.get('/your-data/done/:deed', (c) => show(c, (db) => heldKindPage(c, db, { isTrace: true })))

for (const ending of dataFileEndings) {
  yourDataRoutes.get(`/your-data/file.${ending}`, async (c) => {
    const instead = await requireFreshSignIn(c, { back: '/your-data' })
    if (instead) return instead
    const file = await c.var.house.database.asViewer(
      c.var.viewer,
      async (db) => dataFile(db, { name: db.viewer.name ?? '', held: await ownRows(db) }),
      { readOnly: true },
    )
    return sendDataFile(c, ending, file)
  })
}

yourDataRoutes.post('/your-data/requests', freshSignIn, (c) =>
  submit(c, {
    form: requestForm,
    command: (db, { kind, words }) => askAboutOwnData(db, { kind, words: words ?? null }),
    done: () => '/your-data?asked',
    again: (db, attempt) => yourDataPage(c, db, attempt),
    words: { 'asked-already': askedAlready },
  }),
)

yourDataRoutes.post('/your-data/requests/:id/withdrawal', (c) => {
  const id = idIn(c)
  return submit(c, {
    form: buttonForm,
    command: async (db) => {
      found((await ownRequests(db)).find((request) => request.id === id))
      return withdrawRequest(db, id)
    },
    done: () => '/your-data',
    again: (db, attempt) => yourDataPage(c, db, attempt),
    words: { 'over-already': 'This request is answered or taken back already.' },
  })
})

export const askedAlready =
  'You have asked for this already, and it is not answered yet. It stands under “What you asked”.'

/** So many of a kind stand where there are others; so many on a page of their own. */
const FEW = 3
const MANY = 25

async function yourDataPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const held = inOrder(await ownNewest(db, FEW))
  const requests = await ownRequests(db)
  const settings = await societySettings(db)
  const { timeZone } = settings
  const files = { text: '/your-data/file.txt', json: '/your-data/file.json' }
  return (
    <YourDataPage
      society={(await societyName(db)) ?? 'the society'}
      sections={sectionNames
        .map((section) => ({
          title: sections[section],
          kinds: held
            .filter(({ table }) => sectionOf(table) === section)
            .map((each) => kindLine(each, settings)),
        }))
        .filter(({ kinds }) => kinds.length > 0)}
      times={`Times are ${timeZoneName(timeZone)}.`}
      requests={requests.map((request) =>
        requestLine(request, { timeZone, withdrawal: `/your-data/requests/${request.id}/withdrawal`, files }),
      )}
      wasAsked={isSaidIn(c, 'asked')}
      attempt={attempt}
    />
  )
}

async function heldKindPage(c: Web, db: ViewerDb, { isTrace }: { isTrace: boolean }) {
  const table = (c.req.param(isTrace ? 'deed' : 'held') ?? '').replaceAll('-', '_')
  if (!Object.hasOwn(isTrace ? traces : heldKinds, table)) throw new NotFound()
  const page = pageIn(c)
  const held = found(await ownRowsOf(db, { table, isTrace, most: MANY, skip: (page - 1) * MANY }))
  const pages = Math.ceil(held.count / MANY)
  if (page > pages) throw new NotFound()
  const { kind, all, ...line } = kindLine(held, await societySettings(db))
  return (
    <HeldKindPage
      {...line}
      here={all}
      page={page}
      pages={pages}
      back={
        isTrace
          ? { href: `/your-data/done#${kind}`, label: doneTitle }
          : { href: `/your-data#${kind}`, label: 'What is held about you' }
      }
    />
  )
}

function kindLine(held: HeldRows, { timeZone, ...periods }: { timeZone: string } & Periods): HeldKindLine {
  const { table, isTrace, count, rows } = held
  const kind = table.replaceAll('_', '-')
  return {
    kind,
    title: titleOf(held),
    count,
    records: rows && recordsInWords(held, { timeZone }),
    why: rows ? null : whyNot(table),
    kept: isTrace ? [] : keptLines(table, periods),
    look: (!isTrace && kindOf(table)?.look) || null,
    all: `/your-data/${isTrace ? 'done' : 'held'}/${kind}`,
  }
}

function lookWords({ name, what, group }: Look): string {
  const who = name ?? 'Somebody who has left the society since'
  return `${confidentialWords[what]}${group ? ` (${group})` : ''}: ${who}`
}

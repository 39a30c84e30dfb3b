import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { freshSignIn, requireFreshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { societyName, societySettings } from '../../society/queries.ts'
import { askAboutOwnData, withdrawRequest } from '../commands/ask.ts'
import { requestForm } from '../forms.ts'
import { LooksPage } from '../pages/looks-page.tsx'
import { YourDataPage } from '../pages/your-data-page.tsx'
import { ownCounts, ownRows } from '../queries/held-data.ts'
import { type Look, ownLooks } from '../queries/looks.ts'
import { ownRequests } from '../queries/requests.ts'
import { confidentialWords } from '../rules/confidential.ts'
import { sectionOf, whyNot } from '../rules/data-file.ts'
import { heldKinds, type Section, sections, traceTitle } from '../rules/held-kinds.ts'
import { dataFileEndings, sendDataFile } from './data-files.ts'
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

for (const ending of dataFileEndings) {
  yourDataRoutes.get(`/your-data/file.${ending}`, async (c) => {
    const instead = await requireFreshSignIn(c, { back: '/your-data' })
    if (instead) return instead
    const file = await c.var.house.database.asViewer(
      c.var.viewer,
      async (db) => ({
        society: (await societyName(db)) ?? '',
        name: db.viewer.name ?? '',
        madeAt: formatDayAndTime(db.now, (await societySettings(db)).timeZone),
        held: await ownRows(db),
      }),
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

async function yourDataPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const [held, requests] = [await ownCounts(db), await ownRequests(db)]
  const { timeZone } = await societySettings(db)
  const files = { text: '/your-data/file.txt', json: '/your-data/file.json' }
  const isGiven = requests.some(({ kind, outcome }) => kind === 'access' && outcome === 'given')
  const lines = held.map(({ table, count }) => {
    const kind = heldKinds[table]
    const why = kind?.why && !(kind.why === 'request' && isGiven) ? whyNot(table) : null
    return { table, title: kind?.title ?? traceTitle(table), count, why, look: kind?.look ?? null }
  })
  return (
    <YourDataPage
      society={(await societyName(db)) ?? 'the society'}
      sections={sectionNames
        .map((section) => ({
          title: sections[section],
          lines: lines.filter(({ table }) => sectionOf(table) === section),
        }))
        .filter((section) => section.lines.length > 0)}
      requests={requests.map((request) =>
        requestLine(request, { timeZone, withdrawal: `/your-data/requests/${request.id}/withdrawal`, files }),
      )}
      wasAsked={isSaidIn(c, 'asked')}
      attempt={attempt}
    />
  )
}

const sectionNames: readonly Section[] = [
  'account',
  'groups',
  'applying',
  'enquiries',
  'money',
  'register',
  'society',
]

function lookWords({ name, what, group }: Look): string {
  const who = name ?? 'Somebody who has left the society since'
  return `${confidentialWords[what]}${group ? ` (${group})` : ''}: ${who}`
}

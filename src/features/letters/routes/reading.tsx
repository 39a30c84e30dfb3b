import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { addReading, beginWithSocietys, raiseReading, removeReading } from '../commands/keep-reading.ts'
import { readingForm } from '../forms.ts'
import { OfficeReadingPage, ReadingPage } from '../pages/reading-page.tsx'
import { readingOf } from '../queries/reading.ts'

export const readingRoutes = new Hono<WebEnv>()

const saved = { added: 'It stands in the list.', removed: 'It is out of the list.' }

/** A group's list and the society's are kept alike. */
interface Shelf {
  path: '/groups/:id/reading' | '/office/reading'
  groupId: (c: Web) => string | null
  here: (c: Web) => string
  page: (c: Web, db: ViewerDb, attempt?: Returned) => ReturnType<typeof groupsPage>
}

const shelves: readonly Shelf[] = [
  {
    path: '/groups/:id/reading',
    groupId: (c) => idIn(c),
    here: (c) => `/groups/${idIn(c)}/reading`,
    page: groupsPage,
  },
  { path: '/office/reading', groupId: () => null, here: () => '/office/reading', page: officePage },
]

for (const { path, groupId, here, page } of shelves) {
  readingRoutes.use(path, requireSignIn)
  readingRoutes.use(`${path}/*`, requireSignIn)
  readingRoutes.get(path, (c) => show(c, (db) => page(c, db)))
  readingRoutes.post(path, (c) =>
    submit(c, {
      form: readingForm,
      command: (db, { title, author, year, link }) =>
        addReading(db, groupId(c), {
          title,
          author: author ?? null,
          year: year ?? null,
          link: link ?? null,
        }),
      done: () => `${here(c)}?saved=added`,
      again: (db, attempt) => page(c, db, attempt),
      words: {
        'list-is-long': 'Nobody reads a list that is longer than this. Please take something out first.',
      },
    }),
  )
  readingRoutes.post(`${path}/:item{[0-9a-f-]{36}}/removal`, (c) =>
    submit(c, {
      form: buttonForm,
      command: (db) => removeReading(db, groupId(c), idIn(c, 'item')),
      done: () => `${here(c)}?saved=removed`,
      again: (db, attempt) => page(c, db, attempt),
      words: {},
    }),
  )
  readingRoutes.post(`${path}/:item{[0-9a-f-]{36}}/raising`, (c) =>
    submit(c, {
      form: buttonForm,
      command: (db) => raiseReading(db, groupId(c), idIn(c, 'item')),
      done: () => here(c),
      again: (db, attempt) => page(c, db, attempt),
      words: {},
    }),
  )
}

readingRoutes.post('/groups/:id/reading/beginning', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => beginWithSocietys(db, idIn(c)),
    done: () => `/groups/${idIn(c)}/reading`,
    again: (db, attempt) => groupsPage(c, db, attempt),
    words: {},
  }),
)

async function groupsPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const own = await readingOf(db, group.id)
  return (
    <ReadingPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      items={own}
      societys={own.length > 0 ? [] : await readingOf(db, null)}
      saved={savedIn(c, saved)}
      attempt={attempt}
    />
  )
}

async function officePage(c: Web, db: ViewerDb, attempt?: Returned) {
  if (!db.viewer.administrator) throw new Forbidden()
  return <OfficeReadingPage items={await readingOf(db, null)} saved={savedIn(c, saved)} attempt={attempt} />
}

import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { savedIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { societySettings } from '../../society/queries.ts'
import { adoptCriteria } from '../commands/adopt-criteria.ts'
import { CRITERIA_ROWS, criteriaForm, itemsOf } from '../forms.ts'
import { CriteriaPage, NewCriteriaPage } from '../pages/criteria-page.tsx'
import { canAdoptCriteria } from '../policy.ts'
import { criteriaSets } from '../queries/criteria.ts'
import { setForNewcomers } from '../rules/criteria.ts'
import { exampleCriteria } from '../rules/example-criteria.ts'
import { dayOf } from './decisions-shown.ts'

export const criteriaRoutes = new Hono<WebEnv>()

criteriaRoutes.get('/register/criteria', requireSignIn, (c) => show(c, (db) => criteriaPage(c, db, 'reader')))

criteriaRoutes.get('/office/criteria', requireSignIn, (c) => show(c, (db) => criteriaPage(c, db, adopter(c))))

criteriaRoutes.get('/office/criteria/new', requireSignIn, (c) => show(c, (db) => newCriteriaPage(c, db)))

/** Whoever may not adopt a set does not see that sets are adopted here. */
const adoptersOnly = createMiddleware<WebEnv>((c, next) => {
  adopter(c)
  return next()
})

criteriaRoutes.post('/office/criteria', requireSignIn, adoptersOnly, freshSignIn, (c) =>
  submit(c, {
    form: criteriaForm,
    command: (db, values) =>
      adoptCriteria(db, {
        name: values.name,
        holdsFromOn: values.holdsFromOn,
        sourceNote: values.sourceNote,
        items: itemsOf(values),
      }),
    done: () => '/office/criteria?saved=adopted',
    again: (db, attempt) => newCriteriaPage(c, db, attempt),
    words: { 'no-items': 'A set needs one criterion at least: what is asked, how many and of what.' },
  }),
)

function adopter(c: Web): 'adopter' {
  if (!canAdoptCriteria(c.var.viewer)) throw new NotFound()
  return 'adopter'
}

async function criteriaPage(c: Web, db: ViewerDb, as: 'adopter' | 'reader') {
  const sets = await criteriaSets(db)
  const { timeZone } = await societySettings(db)
  const current = setForNewcomers(sets, dateIn(db.now, timeZone))
  return (
    <CriteriaPage
      as={as}
      examples={exampleCriteria.filter(({ name }) => !sets.some((set) => set.name === name))}
      saved={savedIn(c, { adopted: 'The set is adopted. Those who registered before keep theirs.' })}
      sets={sets.map((set) => ({
        id: set.id,
        name: set.name,
        version: set.version,
        holdsFrom: formatDateOnly(set.holdsFromOn),
        adopted: `Adopted on ${dayOf(set.adoptedAt, timeZone)}${set.adoptedBy ? ` by ${set.adoptedBy}` : ''}.`,
        sourceNote: set.sourceNote,
        items: set.items,
        isForNewcomers: set.id === current?.id,
      }))}
    />
  )
}

async function newCriteriaPage(c: Web, db: ViewerDb, attempt?: Returned) {
  adopter(c)
  const { from, example } = c.req.query()
  const begun =
    exampleCriteria.find(({ key }) => key === example) ??
    (from ? (await criteriaSets(db)).find(({ id }) => id === from) : undefined)
  return (
    <NewCriteriaPage
      begin={begun ?? null}
      rows={CRITERIA_ROWS}
      today={dateIn(db.now, (await societySettings(db)).timeZone)}
      attempt={attempt}
    />
  )
}

import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { isId } from '../../../shared/ids.ts'
import { inWords } from '../../../shared/numerals.ts'
import { organisationKindNames, organisationKinds } from '../../../shared/organisation-kinds.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { canSeeOffice } from '../../society/policy.ts'
import { regions, societyName, societySettings } from '../../society/queries.ts'
import {
  addOrganisation,
  changeOrganisation,
  checkOrganisation,
  removeOrganisation,
} from '../commands/keep-book.ts'
import { organisationForm, WHOLE_COUNTRY } from '../forms.ts'
import { BookPage } from '../pages/book-page.tsx'
import { NumbersPage } from '../pages/numbers-page.tsx'
import { NewOrganisationPage, OrganisationPage } from '../pages/organisation-page.tsx'
import { canKeepBook, canKeepOrganisation, canReadBook } from '../policy.ts'
import { asksOfOrganisations, organisationById, organisations, outreachNumbers } from '../queries/book.ts'
import { agoInWords } from '../rules/asked-lately.ts'
import { sumsBy } from '../rules/outreach-sums.ts'
import { alikeTo, entryWords, keptRegions, regionOptions } from './organisation-entry.ts'

const entry = '/organisations/:id{[0-9a-f-]{36}}'

const readersOnly = createMiddleware<WebEnv>((c, next) => {
  if (!canReadBook(c.var.viewer)) throw new NotFound()
  return next()
})

export const bookRoutes = new Hono<WebEnv>()
for (const path of ['/organisations', '/organisations/new', '/organisations/numbers', entry, `${entry}/*`]) {
  bookRoutes.use(path, requireSignIn, readersOnly)
}

bookRoutes.get('/organisations', (c) => show(c, (db) => bookPage(c, db)))

bookRoutes.get('/organisations/new', (c) => show(c, (db) => newPage(db)))

bookRoutes.post('/organisations', (c) =>
  submit(c, {
    form: organisationForm,
    command: addOrganisation,
    done: ({ organisationId }) => `/organisations/${organisationId}?saved=added`,
    again: newPage,
    words: entryWords,
  }),
)

bookRoutes.get('/organisations/numbers', (c) => show(c, (db) => numbersPage(db)))

bookRoutes.get(entry, (c) => show(c, (db) => organisationPage(c, db)))

bookRoutes.post(entry, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: organisationForm,
    command: (db, values) => changeOrganisation(db, id, values),
    done: () => `/organisations/${id}?saved=changed`,
    again: (db, attempt) => organisationPage(c, db, attempt),
    words: entryWords,
  })
})

const buttons = {
  check: (db: ViewerDb, id: string) => checkOrganisation(db, id),
  removal: (db: ViewerDb, id: string) => removeOrganisation(db, id, true),
  return: (db: ViewerDb, id: string) => removeOrganisation(db, id, false),
} as const

for (const [name, command] of Object.entries(buttons)) {
  bookRoutes.post(`${entry}/${name}`, (c) => {
    const id = idIn(c as Web)
    return submit(c as Web, {
      form: buttonForm,
      command: (db) => command(db, id),
      done: () => `/organisations/${id}?saved=${name}`,
      again: (db, attempt) => organisationPage(c as Web, db, attempt),
      words: {},
    })
  })
}

const savedWords: Readonly<Record<string, string>> = {
  added: 'It stands in the book.',
  changed: 'Saved.',
  check: 'Thank you: it is marked as looked at.',
  removal: 'It is out of the book.',
  return: 'It stands in the book again.',
}

async function bookPage(c: Web, db: ViewerDb) {
  const known = await regions(db)
  const asked = { region: c.req.query('region'), kind: c.req.query('kind'), show: c.req.query('show') }
  const region = asked.region === WHOLE_COUNTRY ? null : known.find(({ id }) => id === asked.region)?.id
  const kind = organisationKinds.find((one) => one === asked.kind)
  const after = c.req.query('after') ?? ''
  const unchecked = asked.show === 'new'
  const found = await organisations(db, {
    regionId: region,
    kind,
    unchecked,
    after: isId(after) ? after : undefined,
  })
  const asks = await asksOfOrganisations(
    db,
    found.organisations.map(({ id }) => id),
  )
  const kept = { region: region === null ? WHOLE_COUNTRY : region, kind, show: unchecked ? 'new' : undefined }
  return (
    <BookPage
      society={(await societyName(db)) ?? ''}
      isOffice={canSeeOffice(db.viewer)}
      lines={found.organisations.map((one) => ({
        id: one.id,
        name: one.name,
        kind: organisationKindNames[one.kind],
        where: one.regionName ?? 'Whole country',
        reach: one.officeAddress ?? one.website ?? '',
        asked: askedInWords(asks.get(one.id), db.now),
        wantsNoLetters: one.wantsNoLetters,
        isUnchecked: one.checkedAt === null,
      }))}
      regions={regionOptions(known)}
      wish={kept}
      next={found.next && `/organisations?${query({ ...kept, after: found.next })}`}
      canAdd={canKeepBook(db.viewer)}
    />
  )
}

const query = (said: Record<string, string | undefined>): string =>
  new URLSearchParams(
    Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString()

/** 'twice within a year, last 2 weeks ago' */
function askedInWords(asked: { asks: number; askedAt: Temporal.Instant } | undefined, now: Temporal.Instant) {
  if (!asked) return null
  const often = asked.asks === 1 ? 'Once' : asked.asks === 2 ? 'Twice' : `${inWords(asked.asks)} times`
  return `${often} within a year, last ${agoInWords(asked.askedAt, now)}`
}

async function newPage(db: ViewerDb, attempt?: Returned) {
  if (!canKeepBook(db.viewer)) throw new NotFound()
  const known = keptRegions(db.viewer, await regions(db))
  const only = known.length === 1 && !db.viewer.administrator ? known[0]?.id : undefined
  return (
    <NewOrganisationPage
      regions={regionOptions(known, db.viewer.administrator)}
      region={only}
      {...(await alikeTo(db, attempt, { href: (id) => `/organisations/${id}` }))}
      attempt={attempt}
    />
  )
}

async function organisationPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const one = await organisationById(db, idIn(c))
  const canKeep = canKeepOrganisation(db.viewer, one)
  // A form comes back to whoever could have sent it.
  if (attempt && !canKeep) throw new Forbidden()
  const { timeZone } = await societySettings(db)
  const asks = await asksOfOrganisations(db, [one.id])
  const saved = savedIn(c, savedWords)
  return (
    <OrganisationPage
      id={one.id}
      name={one.name}
      kind={organisationKindNames[one.kind]}
      where={one.regionName ?? 'Whole country'}
      office={one.office}
      officeAddress={one.officeAddress}
      website={one.website}
      added={[one.addedBy, formatDateOnly(dateIn(one.addedAt, timeZone))].filter(Boolean).join(', ')}
      asked={askedInWords(asks.get(one.id), db.now)}
      wantsNoLetters={one.wantsNoLetters}
      isUnchecked={one.checkedAt === null}
      isRemoved={one.removedAt !== null}
      canKeep={canKeep}
      saved={saved ?? null}
      regions={regionOptions(keptRegions(db.viewer, await regions(db)), db.viewer.administrator)}
      values={{
        name: one.name,
        kind: one.kind,
        region: one.regionId ?? WHOLE_COUNTRY,
        office: one.office,
        officeAddress: one.officeAddress,
        website: one.website,
      }}
      {...(await alikeTo(db, attempt, { exceptId: one.id, href: (id) => `/organisations/${id}` }))}
      attempt={attempt}
    />
  )
}

async function numbersPage(db: ViewerDb) {
  const numbers = await outreachNumbers(db)
  const names = new Map((await regions(db)).map(({ id, name }) => [id, name]))
  return (
    <NumbersPage
      society={(await societyName(db)) ?? ''}
      isOffice={canSeeOffice(db.viewer)}
      byKind={sumsBy(numbers, ({ kind }) =>
        kind === 'own' ? 'Groups’ own links and posters' : organisationKindNames[kind],
      )}
      byRegion={sumsBy(numbers, ({ regionId }) =>
        regionId === null
          ? 'Whole country, or no region'
          : (names.get(regionId) ?? 'A region that is given up'),
      )}
    />
  )
}

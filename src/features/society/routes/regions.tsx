import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { isId } from '../../../shared/ids.ts'
import { appointRepresentative, endRepresentation } from '../commands/offices.ts'
import { addRegion, renameRegion } from '../commands/regions.ts'
import { addRegionForm, buttonForm, renameRegionForm, representativeForm } from '../forms.ts'
import { type RegionDone, RegionPage, type RegionPageProps, regionDone } from '../pages/region-page.tsx'
import { RegionsPage } from '../pages/regions-page.tsx'
import { regions, representatives, societyName, societySettings } from '../queries.ts'

const onePath = '/office/regions/:id'
const nameTaken = 'There is a region of this name already.'

export const regionRoutes = new Hono<WebEnv>()

regionRoutes.get('/office/regions', (c) => show(c, regionsPage))

regionRoutes.post('/office/regions', (c) =>
  submit(c, {
    form: addRegionForm,
    command: addRegion,
    done: ({ regionId }) => pathSaying(regionId, 'added'),
    again: regionsPage,
    words: { 'region-name-taken': nameTaken },
  }),
)

regionRoutes.get(onePath, (c) => {
  const done = regionDone.find((one) => one === c.req.query('done'))
  return show(c, (db) => regionPage(db, idOf(c, 'id'), { done }))
})

regionRoutes.post(onePath, (c) => {
  const regionId = idOf(c, 'id')
  return submit(c, {
    form: renameRegionForm,
    command: (db, values) => renameRegion(db, regionId, values),
    done: () => pathSaying(regionId, 'renamed'),
    again: pageAfter(regionId, 'name'),
    words: {
      'region-name-taken': nameTaken,
      'region-renamed-meanwhile':
        'Somebody else has just renamed this region, as the title shows. What you typed is still here; press again if it should hold.',
    },
  })
})

regionRoutes.post(`${onePath}/representatives`, (c) => {
  const regionId = idOf(c, 'id')
  return submit(c, {
    form: representativeForm,
    command: (db, values) => appointRepresentative(db, regionId, values),
    done: () => pathSaying(regionId, 'representative'),
    again: pageAfter(regionId, 'representative'),
    words: { 'already-represents': 'Whoever has this address already represents this region.' },
  })
})

regionRoutes.post(`${onePath}/representatives/:officeId/ending`, (c) => {
  const [regionId, officeId] = [idOf(c, 'id'), idOf(c, 'officeId')]
  return submit(c, {
    form: buttonForm,
    command: (db) => endRepresentation(db, regionId, officeId),
    done: () => pathSaying(regionId, 'ended'),
    again: pageAfter(regionId, 'ending'),
    words: { 'office-ended-already': 'This office has already ended.' },
  })
})

function idOf(c: Web, name: 'id' | 'officeId'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

async function regionsPage(db: ViewerDb, attempt?: Returned) {
  const everybody = await representatives(db)
  const lines = (await regions(db)).map((region) => ({
    ...region,
    representatives: everybody.filter(({ regionId }) => regionId === region.id).map(({ name }) => name),
  }))
  return <RegionsPage society={(await societyName(db)) ?? ''} regions={lines} attempt={attempt} />
}

const pathSaying = (regionId: string, done: RegionDone): string => `/office/regions/${regionId}?done=${done}`

const pageAfter =
  (regionId: string, form: 'representative' | 'ending' | 'name') => (db: ViewerDb, attempt?: Returned) =>
    regionPage(db, regionId, { tried: attempt && { form, attempt } })

async function regionPage(db: ViewerDb, regionId: string, happened: Pick<RegionPageProps, 'done' | 'tried'>) {
  const region = found((await regions(db)).find(({ id }) => id === regionId))
  const { timeZone } = await societySettings(db)
  const own = (await representatives(db)).filter((one) => one.regionId === regionId)
  return (
    <RegionPage
      region={region}
      representatives={own.map((one) => ({ ...one, since: formatDateOnly(dateIn(one.since, timeZone)) }))}
      {...happened}
    />
  )
}

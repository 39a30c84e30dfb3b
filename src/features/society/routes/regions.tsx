import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { isId } from '../../../shared/ids.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { chooseCalendar, closeRegion, moveRegion, reopenRegion } from '../commands/arrange-regions.ts'
import { appointRepresentative, endRepresentation } from '../commands/offices.ts'
import { addRegion, renameRegion } from '../commands/regions.ts'
import { addRegionForm, calendarForm, moveForm, renameRegionForm, representativeForm } from '../forms.ts'
import {
  type RegionDone,
  type RegionForm,
  RegionPage,
  type RegionPageProps,
  regionDone,
} from '../pages/region-page.tsx'
import { RegionsPage } from '../pages/regions-page.tsx'
import { absences, societyToday } from '../queries/absences.ts'
import { officeRegions } from '../queries/office-regions.ts'
import { representatives, societyName, societySettings } from '../queries.ts'
import { absenceInWords, daysAway } from '../rules/absence.ts'
import { calendarNames, holidayCalendars } from '../rules/region.ts'
import { administratorsOnly } from './doors.ts'
import { endingWords } from './people.tsx'

const path = '/office/regions'
const onePath = `${path}/:id`
const nameTaken = 'There is a region of this name already.'

export const regionRoutes = new Hono<WebEnv>()
regionRoutes.use(path, ...administratorsOnly)
regionRoutes.use(`${path}/*`, ...administratorsOnly)

regionRoutes.get(path, (c) => show(c, regionsPage))

regionRoutes.post(path, (c) =>
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

regionRoutes.post(`${onePath}/place`, (c) => {
  const regionId = idOf(c, 'id')
  return submit(c, {
    form: moveForm,
    command: (db, values) => moveRegion(db, regionId, values),
    done: () => path,
    again: async (db, attempt) =>
      regionsPage(db, undefined, attempt?.refusal ?? attempt?.problems.by ?? undefined),
    words: { 'no-further': 'It stands at the end already.' },
  })
})

regionRoutes.post(`${onePath}/calendar`, (c) => {
  const regionId = idOf(c, 'id')
  return submit(c, {
    form: calendarForm,
    command: (db, values) => chooseCalendar(db, regionId, values),
    done: () => pathSaying(regionId, 'calendar'),
    again: pageAfter(regionId, 'calendar'),
    words: {},
  })
})

regionRoutes.post(`${onePath}/closure`, (c) => {
  const regionId = idOf(c, 'id')
  return submit(c, {
    form: buttonForm,
    command: (db) => closeRegion(db, regionId),
    done: () => pathSaying(regionId, 'closed'),
    again: pageAfter(regionId, 'closure'),
    words: {
      'still-represented': 'Somebody still represents this region. End their office first.',
      'closed-already': 'This region is closed already.',
      'last-region': 'The society keeps at least one region.',
    },
  })
})

regionRoutes.post(`${onePath}/closure/ending`, (c) => {
  const regionId = idOf(c, 'id')
  return submit(c, {
    form: buttonForm,
    command: (db) => reopenRegion(db, regionId),
    done: () => pathSaying(regionId, 'reopened'),
    again: pageAfter(regionId, 'closure'),
    words: { 'open-already': 'This region is open already.' },
  })
})

regionRoutes.post(`${onePath}/representatives`, freshSignIn, (c) => {
  const regionId = idOf(c, 'id')
  return submit(c, {
    form: representativeForm,
    command: (db, values) => appointRepresentative(db, regionId, values),
    done: () => pathSaying(regionId, 'representative'),
    again: pageAfter(regionId, 'representative'),
    words: { 'already-represents': 'Whoever has this address already represents this region.' },
  })
})

regionRoutes.post(`${onePath}/representatives/:officeId/ending`, freshSignIn, (c) => {
  const [regionId, officeId] = [idOf(c, 'id'), idOf(c, 'officeId')]
  return submit(c, {
    form: buttonForm,
    command: (db) => endRepresentation(db, regionId, officeId),
    done: () => pathSaying(regionId, 'ended'),
    again: pageAfter(regionId, 'ending'),
    words: endingWords,
  })
})

function idOf(c: Web, name: 'id' | 'officeId'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

async function regionsPage(db: ViewerDb, attempt?: Returned, refusal?: string) {
  const everybody = await representatives(db)
  const known = await officeRegions(db)
  const { timeZone } = await societySettings(db)
  const today = await societyToday(db)
  const away = await absences(db)
  return (
    <RegionsPage
      society={(await societyName(db)) ?? ''}
      regions={known
        .filter(({ endedAt }) => endedAt === null)
        .map(({ id, name, calendar }) => ({
          id,
          name,
          calendar: calendar === 'none' ? 'only days you add' : calendarNames[calendar],
          representatives: everybody.filter(({ regionId }) => regionId === id).map((one) => one.name),
          away: away
            .filter(({ regionIds }) => regionIds.includes(id))
            .map((absence) => absenceInWords(absence, today)),
        }))}
      closed={known.flatMap(({ id, name, endedAt }) =>
        endedAt === null ? [] : { id, name, since: formatDateOnly(dateIn(endedAt, timeZone)) },
      )}
      refusal={refusal}
      attempt={attempt}
    />
  )
}

const pathSaying = (regionId: string, done: RegionDone): string => `${path}/${regionId}?done=${done}`

const pageAfter = (regionId: string, form: RegionForm) => (db: ViewerDb, attempt?: Returned) =>
  regionPage(db, regionId, { tried: attempt && { form, attempt } })

async function regionPage(db: ViewerDb, regionId: string, happened: Pick<RegionPageProps, 'done' | 'tried'>) {
  const region = found((await officeRegions(db)).find(({ id }) => id === regionId))
  const { timeZone } = await societySettings(db)
  const today = await societyToday(db)
  const away = await absences(db)
  const awayWords = (personId: string) => {
    const absence = away.find((one) => one.personId === personId)
    return absence ? daysAway(absence, today) : null
  }
  const own = (await representatives(db)).filter((one) => one.regionId === regionId)
  return (
    <RegionPage
      region={{ ...region, isClosed: region.endedAt !== null }}
      representatives={own.map((one) => ({
        ...one,
        since: formatDateOnly(dateIn(one.since, timeZone)),
        away: awayWords(one.personId),
      }))}
      calendars={holidayCalendars.map((value) => ({ value, label: calendarNames[value] }))}
      {...happened}
    />
  )
}

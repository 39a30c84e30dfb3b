import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { House, WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dataRequestLine } from '../../own-data/queries/request-line.ts'
import { countWaitingForCouncil } from '../../register/queries/register.ts'
import { OfficePage } from '../pages/office-page.tsx'
import { OwnRegionPage } from '../pages/own-region-page.tsx'
import type { ServerNews } from '../pages/server-notices.tsx'
import { canManageSociety } from '../policy.ts'
import { absences, societyToday } from '../queries/absences.ts'
import { newsOfBackups } from '../queries/backups.ts'
import { ownRegionNumbers, societyOverview } from '../queries/overview.ts'
import { waitingLetters } from '../queries/waiting-letters.ts'
import { representatives, societyName, societySettings } from '../queries.ts'
import { absenceInWords, uncoveredRegions } from '../rules/absence.ts'
import { diskNews } from '../rules/disk-news.ts'
import { letterNews } from '../rules/letter-news.ts'
import { usefulThing } from '../rules/overview.ts'
import { officersOnly, representativesOnly } from './doors.ts'
import { overviewView } from './overview-view.ts'

export const officeRoutes = new Hono<WebEnv>()
officeRoutes.use('/office', ...officersOnly)
officeRoutes.use('/region', ...representativesOnly)

officeRoutes.get('/office', (c) => show(c, (db) => officePage(db, c.var.house)))
officeRoutes.get('/region', (c) => show(c, ownRegionPage))

async function officePage(db: ViewerDb, house: House) {
  const regions = await societyOverview(db)
  const { known, today, away, awayIn } = await whoIsAway(db)
  const administers = canManageSociety(db.viewer)
  const { membersMin, timeZone } = await societySettings(db)
  const councilAsked = await countWaitingForCouncil(db)
  const uncovered = uncoveredRegions(regions, await representatives(db), known, today)
  return (
    <OfficePage
      society={(await societyName(db)) ?? ''}
      useful={usefulThing({
        as: administers ? 'administrator' : 'council',
        regions,
        councilAsked,
        uncovered: uncovered.map(({ name }) => name),
        enough: membersMin,
      })}
      administers={administers}
      view={overviewView(regions, {
        hrefOf: ({ regionId }) => (administers && regionId ? `/office/regions/${regionId}` : null),
        awayIn,
      })}
      councilAsked={councilAsked}
      dataRequests={await dataRequestLine(db)}
      away={away}
      backup={administers ? await newsOfBackups(db, house) : null}
      server={administers ? await serverNews(db, house, timeZone) : []}
    />
  )
}

/** What presses first comes first. */
async function serverNews(db: ViewerDb, house: House, timeZone: string): Promise<ServerNews[]> {
  return [diskNews(await house.freeSpace()), letterNews(await waitingLetters(db), db.now, timeZone)]
}

async function ownRegionPage(db: ViewerDb) {
  const regions = await ownRegionNumbers(db)
  const { membersMin } = await societySettings(db)
  const { away, awayIn } = await whoIsAway(db)
  return (
    <OwnRegionPage
      society={(await societyName(db)) ?? ''}
      useful={usefulThing({
        as: 'representative',
        regions,
        councilAsked: 0,
        uncovered: [],
        enough: membersMin,
      })}
      view={overviewView(regions, { hrefOf: ({ regionId }) => `/groups?region=${regionId}`, awayIn })}
      away={away}
    />
  )
}

async function whoIsAway(db: ViewerDb) {
  const today = await societyToday(db)
  const known = await absences(db)
  const now = known.filter(({ firstOn }) => Temporal.PlainDate.compare(firstOn, today) <= 0)
  return {
    today,
    known,
    away: known.map((absence) => absenceInWords(absence, today)),
    awayIn: (regionId: string | null) =>
      now
        .filter(({ regionIds }) => regionId !== null && regionIds.includes(regionId))
        .map((absence) => absenceInWords(absence, today)),
  }
}

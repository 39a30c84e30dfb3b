import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { areaAndRegion } from '../../../shared/area.ts'
import { formatMeetingTime } from '../../../shared/calendar.ts'
import { formatMoneyRange } from '../../../shared/money.ts'
import type { MapRegion } from '../../../ui/region-map.tsx'
import { countedGroups, openGroupCounts } from '../../groups/queries/directory-counts.ts'
import { openGroupsInWords } from '../../groups/rules/shown-group.ts'
import { mappedRegions } from '../../society/queries/mapped-regions.ts'
import { societySettings } from '../../society/queries.ts'
import { tastersAhead } from '../../tasters/queries.ts'
import { costInWords, seatsInWords, whenInWords, whereInWords } from '../../tasters/rules/taster.ts'
import type { ShownFirstMeeting, ShownTaster } from '../pages/first-meetings.tsx'
import { LandingPage } from '../pages/landing-page.tsx'
import { LeadPage } from '../pages/lead-page.tsx'
import { firstMeetingsAhead } from '../queries/first-meetings.ts'

const FIRST_MEETINGS_SHOWN = 3
const TASTERS_SHOWN = 3

export const publicRoutes = new Hono<WebEnv>()

publicRoutes.get('/', (c) => {
  const hasSignedOut = c.var.viewer.personId === null && c.req.query('signed-out') !== undefined
  return show(c, async (db) => {
    const tasters = await announced(db)
    return (
      <LandingPage
        hasSignedOut={hasSignedOut}
        tasters={tasters}
        firstMeetings={tasters.length > 0 ? [] : await firstMeetings(db)}
        regions={await onTheMap(db)}
      />
    )
  })
})

publicRoutes.get('/lead', (c) =>
  show(c, async (db) => {
    const settings = await societySettings(db)
    const { leaderFeeMinMinor, leaderFeeMaxMinor, currency } = settings
    return (
      <LeadPage
        usualFee={formatMoneyRange(leaderFeeMinMinor, leaderFeeMaxMinor, currency)}
        preMeetingMinutes={settings.preMeetingMinutes}
        debriefMinutes={settings.debriefMinutes}
        isSignedIn={db.viewer.personId !== null}
      />
    )
  }),
)

async function announced(db: ViewerDb): Promise<ShownTaster[]> {
  return (await tastersAhead(db, {}, TASTERS_SHOWN)).map((taster) => ({
    id: taster.id,
    name: taster.name,
    when: whenInWords(taster),
    meta: [whereInWords(taster), costInWords(taster)].join(' · '),
    seats: seatsInWords(taster),
  }))
}

/** Where no taster is announced: first meetings that cost nothing. */
async function firstMeetings(db: ViewerDb): Promise<ShownFirstMeeting[]> {
  return (await firstMeetingsAhead(db, FIRST_MEETINGS_SHOWN)).map((one) => ({
    groupId: one.groupId,
    groupName: one.groupName,
    where: [one.mode === 'online' ? 'Online' : 'Face to face', areaAndRegion(one.area, one.regionName)]
      .filter(Boolean)
      .join(' · '),
    when: formatMeetingTime(one.startsAt, one.endsAt, one.timeZone),
    freePlaces: one.freePlaces,
  }))
}

/** Where a region's groups are, and how many. */
async function onTheMap(db: ViewerDb): Promise<MapRegion[]> {
  const counts = await openGroupCounts(db)
  return (await mappedRegions(db)).map(({ id, name, mapKey }) => {
    const count = countedGroups(counts, { region: id })
    return { name, mapKey, count, words: openGroupsInWords(count), href: `/regions/${id}` }
  })
}

import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { areaAndRegion } from '../../../shared/area.ts'
import { formatMeetingTime } from '../../../shared/calendar.ts'
import { formatMoneyRange } from '../../../shared/money.ts'
import type { MapRegion } from '../../../ui/region-map.tsx'
import { societySettings } from '../../society/queries.ts'
import type { ShownFirstMeeting } from '../pages/first-meetings.tsx'
import { LandingPage } from '../pages/landing-page.tsx'
import { LeadPage } from '../pages/lead-page.tsx'
import { firstMeetingsAhead } from '../queries/first-meetings.ts'
import { regionsOnMap } from '../queries/regions-on-map.ts'

const FIRST_MEETINGS_SHOWN = 3

export const publicRoutes = new Hono<WebEnv>()

publicRoutes.get('/', (c) => {
  const hasSignedOut = c.var.viewer.personId === null && c.req.query('signed-out') !== undefined
  return show(c, async (db) => (
    <LandingPage
      hasSignedOut={hasSignedOut}
      firstMeetings={await firstMeetings(db)}
      regions={await onTheMap(db)}
    />
  ))
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

/** Where a region's groups are. */
async function onTheMap(db: ViewerDb): Promise<MapRegion[]> {
  return (await regionsOnMap(db)).map(({ id, name, mapKey }) => ({
    name,
    mapKey,
    href: `/groups?region=${id}`,
  }))
}

import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { NotFound } from '../../../platform/errors.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { formatDateOnly } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { societyOverview } from '../../society/queries/overview.ts'
import { regions } from '../../society/queries.ts'
import { RENEWAL_DAYS } from '../commands/tell-renewals.ts'
import { PicturePage } from '../pages/picture-page.tsx'
import { canSeePicture } from '../policy.ts'
import {
  accreditationsEnding,
  countAccreditationsEnding,
  leadersSupervised,
  placesFreeByRegion,
} from '../queries/picture.ts'

const officersOnly = createMiddleware<WebEnv>((c, next) => {
  if (!canSeePicture(c.var.viewer)) throw new NotFound()
  return next()
})

export const pictureRoutes = new Hono<WebEnv>()

/** Numbers: by region kept as sums; leaders of the whole society are counted from one index. */
pictureRoutes.get('/office/supervision', requireSignIn, officersOnly, (c) =>
  show(c, async (db) => {
    const counted = await societyOverview(db)
    const places = await placesFreeByRegion(db)
    const ending = await accreditationsEnding(db, RENEWAL_DAYS)
    const { leaders, supervised } = await leadersSupervised(db)
    const names = [
      ...(await regions(db)).map(({ id, name }) => ({ id, name })),
      { id: null, name: 'Anywhere' },
    ]
    return (
      <PicturePage
        leaders={leaders}
        supervised={supervised}
        places={names.map(({ id, name }) => {
          const here = places.find(({ regionId }) => regionId === id)
          const numbers = counted.find(({ regionId }) => regionId === id)
          return {
            name,
            supervisorPlaces: here?.supervisorPlaces ?? 0,
            supervisors: here?.supervisors ?? 0,
            peerPlaces: here?.peerPlaces ?? 0,
            peerGroups: here?.peerGroups ?? 0,
            leaders: numbers?.leaders ?? 0,
            unsupervised: numbers?.unsupervised ?? 0,
          }
        })}
        endingWithinDays={RENEWAL_DAYS}
        endingSoon={await countAccreditationsEnding(db, RENEWAL_DAYS)}
        ending={ending.map(({ personId, name, untilOn }) => ({
          personId,
          name,
          until: formatDateOnly(untilOn),
        }))}
        readsNames={c.var.viewer.council}
      />
    )
  }),
)

import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ViewerDb } from '../../platform/database/database.ts'
import { NotFound } from '../../platform/errors.ts'
import type { WebEnv } from '../../platform/web/context.ts'
import { idIn } from '../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../platform/web/respond.tsx'
import { dateIn, formatDate, formatDay, formatDayAndTime } from '../../shared/calendar.ts'
import { buttonForm } from '../../shared/form-values.ts'
import { freshSignIn } from '../accounts/fresh.ts'
import { requireSignIn } from '../accounts/session.ts'
import { societyName, societySettings } from '../society/queries.ts'
import { liftHold, placeHold } from './commands/holds.ts'
import { holdForm } from './forms.ts'
import { ForgettingPage } from './pages/forgetting-page.tsx'
import { canSeeForgetting } from './policy.ts'
import { forgettingAhead, forgottenSince, holdsInForce } from './queries/forgetting.ts'
import { aheadLines, kindInWords } from './rules/ahead.ts'

const path = '/office/forgetting'

/** Whoever is no administrator does not see that there is such a page. */
const administratorsOnly = createMiddleware<WebEnv>((c, next) => {
  if (!canSeeForgetting(c.var.viewer)) throw new NotFound()
  return next()
})

export const retentionRoutes = new Hono<WebEnv>()
for (const each of [path, `${path}/*`]) retentionRoutes.use(each, requireSignIn, administratorsOnly)

retentionRoutes.get(path, (c) => show(c, (db) => forgettingPage(db)))

retentionRoutes.post(`${path}/holds`, freshSignIn, (c) =>
  submit(c, {
    form: holdForm,
    command: placeHold,
    done: () => `${path}#holds`,
    again: (db, attempt) => forgettingPage(db, attempt),
    words: {
      'nobody-known': 'Nothing is kept under this address: there is nothing that could wait.',
    },
  }),
)

retentionRoutes.post(`${path}/holds/:id/lifting`, freshSignIn, (c) => {
  const holdId = idIn(c)
  return submit(c, {
    form: buttonForm,
    command: (db) => liftHold(db, holdId),
    done: () => `${path}#holds`,
    again: (db, attempt) => forgettingPage(db, attempt),
    words: {},
  })
})

/** What went is shown for so long. */
const LATELY_DAYS = 30

async function forgettingPage(db: ViewerDb, attempt?: Returned) {
  const settings = await societySettings(db)
  const ahead = await forgettingAhead(db)
  const today = dateIn(db.now, settings.timeZone)
  const gone = await forgottenSince(db, today.subtract({ days: LATELY_DAYS }))
  const lastDay = gone[0]?.onDay
  const looked = ahead
    .map(({ lookedAt }) => lookedAt)
    .sort(Temporal.Instant.compare)
    .at(0)
  return (
    <ForgettingPage
      society={(await societyName(db)) ?? ''}
      lookedAt={looked ? formatDayAndTime(looked, settings.timeZone) : null}
      ahead={aheadLines(ahead, settings)}
      lastNight={
        lastDay
          ? {
              day: formatDate(lastDay),
              lines: gone
                .filter(({ onDay }) => onDay.equals(lastDay))
                .map(({ kind, pieces }) => ({ kind, what: kindInWords(kind), pieces })),
            }
          : null
      }
      lately={gone.reduce((sum, { pieces }) => sum + pieces, 0)}
      holds={(await holdsInForce(db)).map(({ placedAt, ...hold }) => ({
        ...hold,
        since: formatDay(placedAt, settings.timeZone),
      }))}
      attempt={attempt}
    />
  )
}

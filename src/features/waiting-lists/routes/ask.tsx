import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { atEvenPace } from '../../../platform/web/even-pace.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { professions } from '../../../shared/professions.ts'
import { regions } from '../../society/queries.ts'
import { joinWaitingList } from '../commands/join-waiting-list.ts'
import { ONLINE_ONLY, waitingForm } from '../forms.ts'
import { WaitingListAskedPage, WaitingListPage } from '../pages/waiting-list-page.tsx'

export const askRoutes = new Hono<WebEnv>()

askRoutes.get('/waiting-list', (c) => show(c, (db) => waitingListPage(c, db)))

askRoutes.post('/waiting-list', atEvenPace, (c) =>
  submit(c, {
    form: waitingForm,
    command: (db, { name, email, region, online, profession, area }) =>
      joinWaitingList(db, {
        name,
        email,
        regionId: region,
        wantsOnline: online,
        profession,
        area: area ?? null,
      }),
    done: () => '/waiting-list/asked',
    again: (db, attempt) => waitingListPage(c, db, attempt),
    words: {
      'region-unknown': 'This region is not one of the society’s any more. Please choose another one.',
      'enough-from-here':
        'A good many forms have come from your connection within the hour. What you wrote is still here: please send it again a little later.',
    },
  }),
)

askRoutes.get('/waiting-list/asked', (c) => show(c, async () => <WaitingListAskedPage />))

/** A list that found nothing leads here with what was looked for: '/waiting-list?region=…&mode=online'. */
async function waitingListPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const known = await regions(db)
  const isOnline = c.req.query('mode') === 'online'
  const region = known.find(({ id }) => id === c.req.query('region'))?.id
  return (
    <WaitingListPage
      regions={known}
      onlineOnly={ONLINE_ONLY}
      region={region ?? (isOnline ? ONLINE_ONLY : undefined)}
      online={isOnline}
      profession={professions.find((one) => one === c.req.query('profession'))}
      name={db.viewer.name ?? undefined}
      attempt={attempt}
    />
  )
}

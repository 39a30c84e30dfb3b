import { Hono } from 'hono'
import type { VNode } from 'preact'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { atEvenPace } from '../../../platform/web/even-pace.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { professions } from '../../../shared/professions.ts'
import { regions } from '../../society/queries.ts'
import { signUpForTaster } from '../commands/sign-up.ts'
import { signUpForm } from '../forms.ts'
import { NoTasterPage, TasterAskedPage, TasterPage } from '../pages/taster-page.tsx'
import { TastersPage } from '../pages/tasters-page.tsx'
import { publicTaster, tastersAhead } from '../queries.ts'
import { closesInWords, signUp, WEEKS_KEPT } from '../rules/taster.ts'
import { shownTaster } from './shown.ts'

export const publicTasterRoutes = new Hono<WebEnv>()

const ONLINE = 'online'
const taster = '/tasters/:taster{[0-9a-f-]{36}}'

publicTasterRoutes.get('/tasters', (c) =>
  show(c, async (db) => {
    const known = await regions(db)
    const where = c.req.query('where')
    const region = known.find(({ id }) => id === where)?.id
    const isOnline = where === ONLINE
    const tasters = await tastersAhead(db, { region, mode: isOnline ? 'online' : undefined })
    return (
      <TastersPage
        tasters={tasters.map(shownTaster)}
        places={[
          { value: ONLINE, label: 'Online' },
          ...known.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        place={region ?? (isOnline ? ONLINE : undefined)}
      />
    )
  }),
)

publicTasterRoutes.get(taster, async (c) => {
  const page = await c.var.house.database.asViewer(c.var.viewer, (db) => tasterPage(c, db), {
    readOnly: true,
  })
  return c.html(await c.var.render(page ?? <NoTasterPage />), page ? 200 : 404)
})

publicTasterRoutes.post(taster, atEvenPace, (c) =>
  submit(c, {
    form: signUpForm,
    command: (db, values) => signUpForTaster(db, idIn(c, 'taster'), values),
    done: () => '/tasters/asked',
    again: async (db, attempt) => (await tasterPage(c, db, attempt)) ?? <NoTasterPage />,
    words: {
      'sign-up-closed': 'Signing up for this meeting has closed.',
      'enough-from-here':
        'A good many forms have come from your connection within the hour. What you wrote is still here: please send it again a little later.',
    },
  }),
)

publicTasterRoutes.get('/tasters/asked', (c) => show(c, () => <TasterAskedPage />))

async function tasterPage(c: Web, db: ViewerDb, attempt?: Returned): Promise<VNode | undefined> {
  const known = await publicTaster(db, idIn(c, 'taster'))
  return (
    known && (
      <TasterPage
        taster={{ ...shownTaster(known), groupId: known.groupId, closes: closesInWords(known) }}
        groupIsOpen={known.groupIsOpen}
        signUp={signUp(known, db.now)}
        professions={professions}
        weeksKept={WEEKS_KEPT}
        attempt={attempt}
      />
    )
  )
}

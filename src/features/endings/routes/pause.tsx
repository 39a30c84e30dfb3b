import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { requireSignIn } from '../../accounts/session.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { endPause, pauseGroup } from '../commands/pause-group.ts'
import { endPauseForm, pauseForm } from '../forms.ts'
import { PausePage } from '../pages/pause-page.tsx'
import { announcedPauses } from '../queries/pauses.ts'

const here = '/groups/:id/pause'
const hereOf = (c: Web): string => `/groups/${idIn(c)}/pause`

export const pauseRoutes = new Hono<WebEnv>()
pauseRoutes.use(here, requireSignIn)
pauseRoutes.use(`${here}/*`, requireSignIn)

pauseRoutes.get(here, (c) => show(c, (db) => pausePage(c, db)))
pauseRoutes.get(`${here}/ending`, (c) => c.redirect(hereOf(c), 303))

pauseRoutes.post(here, (c) =>
  submit(c, {
    form: pauseForm,
    command: (db, wish) => pauseGroup(db, idIn(c), wish),
    done: () => `${hereOf(c)}?done=announced`,
    again: (db, attempt) => pausePage(c, db, attempt),
    words: {
      'pause-backwards': 'The last day lies before the first. Please look at both again.',
      'pause-over': 'These days are over already. Please choose days to come.',
      'pause-too-long':
        'A pause of more than a year is an end, and better said so. Please choose fewer days.',
      'told-often-enough':
        'The circle has been told of pauses three times since yesterday. Please settle the days among you first, and announce them tomorrow.',
      'pausing-already': 'The group pauses on some of these days already.',
      'group-already-closed': 'The group comes to its end, so it does not pause any more.',
    },
  }),
)

pauseRoutes.post(`${here}/ending`, (c) =>
  submit(c, {
    form: endPauseForm,
    command: (db, { pause }) => endPause(db, idIn(c), pause),
    done: () => `${hereOf(c)}?done=ended`,
    again: (db, attempt) => pausePage(c, db, attempt),
    words: {},
  }),
)

async function pausePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  return (
    <PausePage
      framing={await framingOf(db, group)}
      groupId={group.id}
      pauses={await announcedPauses(db, group.id)}
      done={doneIn(c, ['announced', 'ended'])}
      attempt={attempt}
    />
  )
}

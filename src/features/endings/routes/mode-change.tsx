import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { isOwnRoom, roomChoice } from '../../room/queries/room-choice.ts'
import { changeMode, takeBackModeChange, tickPoints } from '../commands/change-mode.ts'
import { modeForm, pointsForm } from '../forms.ts'
import { ModeChangePage } from '../pages/mode-change-page.tsx'
import { comingModeChange, tickedPoints } from '../queries/mode-change.ts'
import { modeChecklist, otherMode } from '../rules/mode-checklist.ts'
import { lastMeetingIn, standingAhead } from './in-address.ts'

const here = '/groups/:id/mode-change'
const hereOf = (c: Web): string => `/groups/${idIn(c)}/mode-change`

export const modeChangeRoutes = new Hono<WebEnv>()
modeChangeRoutes.use(here, requireSignIn)
modeChangeRoutes.use(`${here}/*`, requireSignIn)

modeChangeRoutes.get(here, (c) => show(c, (db) => modeChangePage(c, db)))
// Where a form came back from; whoever reloads the address is shown the page.
modeChangeRoutes.get(`${here}/:part{points|withdrawal}`, (c) => c.redirect(hereOf(c), 303))

modeChangeRoutes.post(`${here}/points`, (c) =>
  submit(c, {
    form: pointsForm,
    command: (db, { points }) => tickPoints(db, idIn(c), points),
    done: () => `${hereOf(c)}?done=ticked`,
    again: (db, points) => modeChangePage(c, db, { points }),
    words: {},
  }),
)

modeChangeRoutes.post(here, (c) =>
  submit(c, {
    form: modeForm,
    command: async (db, { first, online, url, place, address, seats, reason }) => {
      const changed = await changeMode(db, idIn(c), {
        first: lastMeetingIn(first),
        url,
        inOwnRoom: online === 'here',
        place: place && address && seats ? { name: place, address, seats } : undefined,
        reason,
      })
      return 'refused' in changed ? changed : { first }
    },
    done: ({ first }) => `${hereOf(c)}?done=${first === 'now' ? 'changed' : 'decided'}`,
    again: (db, change) => modeChangePage(c, db, { change }),
    words: {
      'told-often-enough':
        'The circle has been told of a change three times since yesterday. Please settle it among you first, and decide it tomorrow.',
      'changing-already': 'A change is decided already; here it is.',
      'group-already-closed': 'The group comes to its end, and stays as it is until then.',
      'meeting-gone': 'That meeting is over or cancelled now. Please choose another.',
      'where-missing':
        'Please say where: online the room of this site or the link of your own, face to face the room, its address and its seats.',
    },
  }),
)

modeChangeRoutes.post(`${here}/withdrawal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => takeBackModeChange(db, idIn(c)),
    done: () => `${hereOf(c)}?done=taken-back`,
    again: (db, withdrawal) => modeChangePage(c, db, { withdrawal }),
    words: {
      'changed-already': 'There is nothing to take back: the group has changed, or stays as it is already.',
    },
  }),
)

type Attempts = { [part in 'points' | 'change' | 'withdrawal']?: Returned | undefined }

async function modeChangePage(c: Web, db: ViewerDb, attempts: Attempts = {}) {
  const group = await ledGroup(db, idIn(c))
  const coming = await comingModeChange(db, group.id)
  const done = doneIn(c, ['ticked', 'decided', 'changed', 'taken-back'])
  // Once it has changed, the page would speak of the way back: what was done is said of the way there.
  const to = coming?.toMode ?? otherMode(group.mode)
  return (
    <ModeChangePage
      framing={await framingOf(db, group)}
      group={group}
      to={to}
      points={modeChecklist(to)}
      ticked={await tickedPoints(db, group.id, to)}
      meetings={await standingAhead(db, group.id)}
      isReady={(await roomChoice(db, group.id)).isReady}
      coming={
        coming && {
          fromOn: dateIn(coming.firstStartsAt ?? coming.changesAt, group.timeZone),
          place: coming.place,
          inOwnRoom: await isOwnRoom(db, group.id),
          reason: coming.reason,
        }
      }
      done={done}
      attempts={attempts}
    />
  )
}

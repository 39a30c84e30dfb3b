import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, idIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { noteLeave, notePause, takeBackLeave, takeBackPause } from '../commands/days-off.ts'
import { leaveForm, pauseForm } from '../forms.ts'
import { DaysOffPage, type DaysOffPageProps } from '../pages/days-off-page.tsx'
import { daysOff, leaveFrom, pausesFrom } from '../queries/days-off.ts'
import { meetingsFrom } from '../queries/meetings.ts'

export const daysOffRoutes = new Hono<WebEnv>()
daysOffRoutes.use('/groups/:id/days-off', requireSignIn)
daysOffRoutes.use('/groups/:id/days-off/*', requireSignIn)

daysOffRoutes.get('/groups/:id/days-off', (c) => show(c, (db) => daysOffPage(c, db)))

daysOffRoutes.post('/groups/:id/days-off/pauses', (c) =>
  submit(c, {
    form: pauseForm,
    command: (db, pause) => notePause(db, idIn(c), pause),
    done: () => `/groups/${idIn(c)}/days-off?saved=pause`,
    again: (db, pause) => daysOffPage(c, db, { pause }),
    words: {},
  }),
)

daysOffRoutes.post('/groups/:id/days-off/pauses/:which/withdrawal', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => takeBackPause(db, idIn(c), idIn(c, 'which')),
    done: () => `/groups/${idIn(c)}/days-off?saved=taken-back`,
    again: (db) => daysOffPage(c, db),
    words: {},
  }),
)

daysOffRoutes.post('/groups/:id/days-off/leave', (c) =>
  submit(c, {
    form: leaveForm,
    command: async (db, days) => {
      await ledGroup(db, idIn(c))
      return noteLeave(db, days)
    },
    done: () => `/groups/${idIn(c)}/days-off?saved=leave`,
    again: (db, leave) => daysOffPage(c, db, { leave }),
    words: {},
  }),
)

daysOffRoutes.post('/groups/:id/days-off/leave/:which/withdrawal', (c) =>
  submit(c, {
    form: buttonForm,
    command: async (db) => {
      await ledGroup(db, idIn(c))
      return takeBackLeave(db, idIn(c, 'which'))
    },
    done: () => `/groups/${idIn(c)}/days-off?saved=taken-back`,
    again: (db) => daysOffPage(c, db),
    words: {},
  }),
)

const saved = ['pause', 'leave', 'taken-back'] as const

async function daysOffPage(c: Web, db: ViewerDb, attempts: DaysOffPageProps['attempts'] = {}) {
  const group = await ledGroup(db, idIn(c))
  const today = dateIn(db.now, group.timeZone)
  const standing = (await meetingsFrom(db, group.id, db.now)).filter(({ cancelledAt }) => !cancelledAt)
  const dates = standing.map(({ startsAt }) => dateIn(startsAt, group.timeZone))
  const { compare } = Temporal.PlainDate
  const withDates = <D extends { firstOn: Temporal.PlainDate; lastOn: Temporal.PlainDate }>(days: D) => ({
    ...days,
    datesInIt: dates.filter((on) => compare(days.firstOn, on) <= 0 && compare(on, days.lastOn) <= 0).length,
  })
  const ahead = await daysOff(db, group, { from: today, to: today.add({ years: 1 }) })
  return (
    <DaysOffPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      today={today}
      pauses={(await pausesFrom(db, group.id, today)).map(withDates)}
      leave={(await leaveFrom(db, group.id, today)).map((away) => ({
        ...withDates(away),
        isOwn: away.personId === db.viewer.personId,
      }))}
      holidays={ahead
        .filter(({ kind }) => kind === 'holiday')
        .map(({ firstOn, name }) => ({ on: firstOn, name }))}
      saved={doneIn(c, saved, 'saved')}
      attempts={attempts}
    />
  )
}
